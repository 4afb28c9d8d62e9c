import type { Fetch } from "./fetch-transport.ts";
import type { HeadersGiven } from "./headers.ts";
import type { Hooks } from "./hooks.ts";
import type { Token } from "./token.ts";
import type { Transport } from "./transport.ts";

/** What holds for every call of a client. */
export interface ClientOptions extends Hooks {
  /** Where Milvus serves REST, with scheme: `http://localhost:19530`. A path is kept as a prefix. */
  url: string | URL;
  /** Sent as `Authorization: Bearer …`. Default: none. */
  token?: Token | undefined;
  /** The database of every call that names none. Default: the server's, `default`. */
  dbName?: string | undefined;
  /**
   * Milliseconds for a whole call: token, connect, headers, body, and the waits between attempts.
   * Default 60000, or 10 seconds more than a call's `requestTimeout` where that is longer;
   * null waits for an answer or an error, as long as the transport does.
   */
  timeout?: number | null | undefined;
  /** How many times an idempotent call that failed for the moment is repeated. Default 2; 0 turns it off. */
  retries?: number | undefined;
  /** Sent with every request. An `Authorization` here takes the place of the token. */
  headers?: HeadersGiven | undefined;
  /** Bytes of an answer's body beyond which it is cut off and the call fails. Default 1048576. */
  answerLimit?: number | undefined;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch | undefined;
  /** Used in place of `fetch` altogether. */
  transport?: Transport | undefined;
}

/** What holds for one call. */
export interface CallOptions {
  /** Ends the call with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for this call, in place of the client's `timeout`; null waits for an answer or an error. */
  timeout?: number | null | undefined;
  /** How many times this call may be repeated, in place of the client's `retries`; 0 turns it off. */
  retries?: number | undefined;
  /** In addition to the client's, which they win over. */
  headers?: HeadersGiven | undefined;
  /**
   * Whole seconds that the server may spend, sent as `Request-Timeout`. Default: not sent, and the server's limit holds (30).
   * From a browser it cannot be sent to another origin.
   */
  requestTimeout?: number | undefined;
}

/** What an option has to be, how to tell, and what is thrown otherwise. */
type Expectation = [what: string, holds: (value: unknown) => boolean, failure: ErrorConstructor];

/** Milliseconds that a timer of JavaScript can wait at most. */
export const longestTimer = 2 ** 31 - 1;

const whole = (least: number): Expectation => [
  `a whole number from ${least} to ${longestTimer}`,
  (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= longestTimer,
  RangeError,
];
const aFunction: Expectation = ["a function", (value) => typeof value === "function", TypeError];

/** `url`, `token` and `headers` are checked where they are read. */
const expectations: { [Name in keyof (ClientOptions & CallOptions)]?: Expectation } = {
  timeout: whole(1),
  retries: whole(0),
  requestTimeout: whole(1),
  answerLimit: whole(1),
  dbName: ["a string", (value) => typeof value === "string", TypeError],
  signal: ["an AbortSignal", (value) => "aborted" in Object(value), TypeError],
  fetch: aFunction,
  transport: aFunction,
  onRequest: aFunction,
  onResponse: aFunction,
  onRetry: aFunction,
};

/** @throws {TypeError | RangeError} when an option cannot be right; it names the option, what was expected and the value. */
export function checkOptions(options: Partial<ClientOptions> & CallOptions): void {
  const given: Record<string, unknown> = { ...options };
  for (const [name, [what, holds, Failure]] of Object.entries(expectations)) {
    const value = given[name];
    if (value == null || holds(value)) continue;
    throw new Failure(`${name}: expected ${what}; got ${typeof value} ${value}`);
  }
}
