import { parseBaseUrl } from "./base-url.ts";
import { createFetchTransport } from "./fetch-transport.ts";
import { normalizeHeaders } from "./headers.ts";
import { type ClientOptions, checkOptions } from "./options.ts";
import { bearer } from "./token.ts";

/** The client's options, checked, with their defaults. */
export type Settings = ReturnType<typeof resolveOptions>;

/** @throws {TypeError | RangeError} for an option that cannot be right, with the option's name and what was expected. */
export function resolveOptions(options: ClientOptions) {
  checkOptions(options);
  const { url, token, headers, fetch, transport, retries = 2, answerLimit = 2 ** 20 } = { ...options };
  return {
    ...options,
    retries,
    answerLimit,
    baseUrl: parseBaseUrl(`${url}`),
    headers: {
      "content-type": "application/json",
      // A function has to be asked again before each attempt.
      ...(token != null && typeof token !== "function" && { authorization: bearer(token) }),
      ...normalizeHeaders(headers),
    },
    transport: transport ?? createFetchTransport(fetch),
  };
}
