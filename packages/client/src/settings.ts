import { parseBaseUrl } from "./base-url.ts";
import { createFetchTransport } from "./fetch-transport.ts";
import { normalizeHeaders } from "./headers.ts";
import { type ClientOptions, checkRanges } from "./options.ts";
import { bearer } from "./token.ts";

/** The client's options, checked, with their defaults. */
export type Settings = ReturnType<typeof resolveOptions>;

/** @throws {TypeError | RangeError} for an option that cannot be right, with the option's name and what was expected. */
export function resolveOptions(options: ClientOptions) {
  checkRanges(options);
  const { token, timeout = 60_000, retries = 2, answerLimit = 2 ** 20 } = options;
  return {
    ...options,
    timeout,
    retries,
    answerLimit,
    baseUrl: parseBaseUrl(options.url),
    headers: {
      "content-type": "application/json",
      // A function has to be asked again before each attempt.
      ...(typeof token === "string" && { authorization: bearer(token) }),
      ...normalizeHeaders(options.headers),
    },
    transport: options.transport ?? createFetchTransport(options.fetch),
  };
}
