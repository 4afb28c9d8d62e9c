import { parseBaseUrl } from "./base-url.ts";
import { createFetchTransport } from "./fetch-transport.ts";
import { type HeaderRecord, normalizeHeaders } from "./headers.ts";
import type { Hooks } from "./hooks.ts";
import { type ClientOptions, checkRanges } from "./options.ts";
import { bearer, type Token } from "./token.ts";
import type { Transport } from "./transport.ts";

/** The client's options, checked, with their defaults. */
export interface Settings {
  baseUrl: string;
  /** Only where it has to be asked for; a fixed token is among the headers. */
  token: Exclude<Token, string> | undefined;
  dbName: string | undefined;
  timeout: number | null;
  retries: number;
  headers: HeaderRecord;
  answerLimit: number;
  transport: Transport;
  hooks: Hooks;
}

/** @throws {TypeError | RangeError} for an option that cannot be right, with the option's name and what was expected. */
export function resolveOptions(options: ClientOptions): Settings {
  checkRanges(options);
  const { url, token, dbName, timeout, retries = 2, headers, answerLimit = 2 ** 20, fetch, transport } = options;
  return {
    baseUrl: parseBaseUrl(url),
    token: typeof token === "function" ? token : undefined,
    dbName,
    timeout: timeout === undefined ? 60_000 : timeout,
    retries,
    headers: { ...(typeof token === "string" && { authorization: bearer(token) }), ...normalizeHeaders(headers) },
    answerLimit,
    transport: transport ?? createFetchTransport(fetch),
    hooks: options,
  };
}
