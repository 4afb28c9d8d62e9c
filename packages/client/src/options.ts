import { pathPrefix } from "@milvus-rest/types";
import { type Checks, checkOptions } from "./check-options.ts";
import { createFetchTransport, type Fetch } from "./fetch-transport.ts";
import { bearer, type HeadersGiven, normalizeHeaders, type Token } from "./headers.ts";
import type { Hooks } from "./hooks.ts";
import type { Transport } from "./transport.ts";

/** What holds for every call of a client. */
export interface ClientOptions {
  /** Where Milvus serves REST, with scheme: `http://localhost:19530`. A path is kept as a prefix. */
  url: string | URL;
  /** Sent as `Authorization: Bearer …`. Default: none. */
  token?: Token | undefined;
  /** The database of every call that names none. Default: the server's, `default`. */
  dbName?: string | undefined;
  /**
   * Milliseconds for a whole call: token, connect, headers, body, and the waits between attempts.
   * Default 60000, or 10 seconds more than a call's `requestTimeout` where that is longer;
   * null waits for a response or an error, as long as the transport does.
   */
  timeout?: number | null | undefined;
  /** How many times an idempotent call is retried after a transient failure. Default 2; 0 turns it off. */
  retries?: number | undefined;
  /** Sent with every request. An `Authorization` here replaces the token. */
  headers?: HeadersGiven | undefined;
  /** Bytes of a response's body beyond which it is cut off and the call fails. Default 1048576. */
  maxResponseBytes?: number | undefined;
  /** Functions for metrics and logs; those of the first entry are called first. Default: none. */
  hooks?: readonly Hooks[] | undefined;
  /** Replaces the global `fetch`. */
  fetch?: Fetch | undefined;
  /** Replaces `fetch` altogether. */
  transport?: Transport | undefined;
}

/** What holds for one call. */
export interface CallOptions {
  /** Ends the call with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for this call, in place of the client's `timeout`; null waits for a response or an error. */
  timeout?: number | null | undefined;
  /** How many times this call may be retried, in place of the client's `retries`; 0 turns it off. */
  retries?: number | undefined;
  /** Sent besides the client's; one of the same name replaces the client's. */
  headers?: HeadersGiven | undefined;
  /**
   * Whole seconds that the server may spend, sent as `Request-Timeout`. Default: not sent, and the server's limit holds (30).
   * From a browser it cannot be sent to another origin.
   */
  requestTimeout?: number | undefined;
}

/** Milliseconds that a timer of JavaScript can wait at most. */
export const longestTimer = 2 ** 31 - 1;

/** The check of a number of milliseconds, bytes, seconds or retries. */
export const wholeNumber = (least: number): Checks[string] => [
  `a whole number from ${least} to ${longestTimer}`,
  (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= longestTimer,
  RangeError,
];
/** The check of a callback. */
export const aFunction: Checks[string] = ["a function", (value) => typeof value === "function"];
const anObject: Checks[string] = ["an object", (value) => typeof value === "object"];
/** Checked where it is read. */
const anything: Checks[string] = ["", () => true];

/** The options of a call; `checkOptions` takes them. */
export const callChecks: Checks<CallOptions> = {
  signal: ["an AbortSignal", (value) => "aborted" in Object(value)],
  timeout: wholeNumber(1),
  retries: wholeNumber(0),
  headers: anObject,
  requestTimeout: wholeNumber(1),
};
/** The options of a client; `checkOptions` takes them. */
export const clientChecks: Checks<ClientOptions> = {
  url: anything,
  token: anything,
  dbName: ["a string", (value) => typeof value === "string"],
  timeout: callChecks.timeout,
  retries: callChecks.retries,
  headers: anObject,
  maxResponseBytes: wholeNumber(1),
  hooks: ["a list of objects", (value) => Array.isArray(value) && value.every((hooks) => Object(hooks) === hooks)],
  fetch: aFunction,
  transport: aFunction,
};

/** The client's options, checked, with their defaults. */
export type Settings = ReturnType<typeof resolveOptions>;

/** @throws {TypeError | RangeError} for an option that is not known or cannot be right; the message says which, and what was expected. */
export function resolveOptions(options: ClientOptions) {
  checkOptions(options, clientChecks);
  const { url, token, dbName, timeout, retries, headers, maxResponseBytes, hooks, fetch, transport } = { ...options };
  return {
    baseUrl: parseBaseUrl(`${url}`),
    token,
    dbName,
    timeout,
    retries: retries ?? 2,
    headers: {
      "content-type": "application/json",
      // A function has to be called again before each attempt.
      ...(token != null && typeof token !== "function" && { authorization: bearer(token) }),
      ...normalizeHeaders(headers),
    },
    maxResponseBytes: maxResponseBytes ?? 2 ** 20,
    hooks: hooks ?? [],
    transport: transport ?? createFetchTransport(fetch ?? undefined),
  };
}

/**
 * @returns the options of a call; an empty object where there are none
 * @throws {TypeError | RangeError} for an option that is not known or cannot be right
 */
export function resolveCallOptions(options: CallOptions | null | undefined): CallOptions {
  if (!options) return {};
  checkOptions(options, callChecks);
  return options;
}

/**
 * Removes what is clearly too much, a trailing slash or the API's own path pasted along, and refuses the rest.
 *
 * @throws {TypeError} for a URL without an http(s) scheme, with credentials, a query or a fragment.
 */
export function parseBaseUrl(url: string): string {
  const [base] = /^https?:[^@?#]*$/i.test(url) ? normalizeUrl(url).split(pathPrefix) : [];
  if (base) return base.replace(/\/+$/, "");
  // What stands before an @ or behind a ? may be secret.
  const shown = url.replace(/^.*@|[?#].*/gs, "…");
  throw new TypeError(`url: expected http(s)://host:port, no credentials (\`token\`), no query; got ${shown}`);
}

/** Empty for what is not a URL. Not every runtime has `URL.canParse`, nor parts of a URL beyond its `href`. */
function normalizeUrl(url: string): string {
  try {
    return `${new URL(url).href}/`;
  } catch {
    return "";
  }
}
