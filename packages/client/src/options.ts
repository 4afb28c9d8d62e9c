import type { Fetch } from "./fetch-transport.ts";
import type { Hooks } from "./hooks.ts";
import type { Token } from "./token.ts";
import type { Transport } from "./transport.ts";

/** What holds for every call of a client. */
export interface ClientOptions extends Hooks {
  /** Where Milvus serves REST, with scheme: `http://localhost:19530`. A path is kept as a prefix. */
  url: string;
  /** Sent as `Authorization: Bearer …`. Default: none. */
  token?: Token;
  /** The database of every call that names none. Default: the server's, `default`. */
  dbName?: string;
  /**
   * Milliseconds for a whole call: token, connect, headers, body, and the waits between attempts.
   * Default 60000; null waits for an answer or an error, as long as the transport does.
   */
  timeout?: number | null;
  /** How many times an idempotent call that failed for the moment is repeated. Default 2; 0 turns it off. */
  retries?: number;
  /** Sent with every request. An `Authorization` here takes the place of the token. */
  headers?: Readonly<Record<string, string>>;
  /** Bytes of an answer's body beyond which it is cut off and the call fails. Default 1048576. */
  answerLimit?: number;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch;
  /** Used in place of `fetch` altogether. */
  transport?: Transport;
}

/** What holds for one call. */
export interface CallOptions {
  /** Ends the call with the signal's own reason. */
  signal?: AbortSignal;
  /** In place of the client's. */
  timeout?: number | null;
  /** In place of the client's. */
  retries?: number;
  /** In addition to the client's, which they win over. */
  headers?: Readonly<Record<string, string>>;
  /**
   * Whole seconds that the server may spend, sent as `Request-Timeout`. Default: not sent, and the server's limit holds (30).
   * From a browser it cannot be sent to another origin.
   */
  requestTimeout?: number;
}

/** The least value of each number. The most is what a timer of JavaScript can wait. */
const leasts = { timeout: 1, retries: 0, requestTimeout: 1, answerLimit: 1 };
const most = 2 ** 31 - 1;

/** @throws {RangeError} when a number is not a whole one of its range; it names the option, the range and the value. */
export function checkRanges(options: Partial<ClientOptions> & CallOptions): void {
  for (const name of Object.keys(leasts) as (keyof typeof leasts)[]) {
    const least = leasts[name];
    const value = options[name] ?? least;
    if (Number.isInteger(value) && value >= least && value <= most) continue;
    throw new RangeError(`${name}: expected a whole number from ${least} to ${most}; got ${typeof value} ${value}`);
  }
}
