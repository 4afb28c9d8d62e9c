import type { TimeoutPhase } from "./errors.ts";

/** A request, ready to be sent. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Aborts when the caller gives up or the time of the call is over: the exchange has to end then. */
  readonly signal: AbortSignal;
  /** Bytes of the body, after decompression, beyond which the response is cut off. */
  readonly maxResponseBytes: number;
  /** To be called as the exchange proceeds: with "headers" when connected, with "body" and the status when the head is here. */
  readonly onPhase: (phase: TimeoutPhase, status?: number) => void;
}

/** A response, read to its end. */
export interface TransportResponse {
  readonly status: number;
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null };
  /** The body, or null where it is longer than `maxResponseBytes`. */
  readonly text: string | null;
}

/**
 * Sends one request, once, and does not follow redirects.
 * A rejection becomes a `MilvusConnectionError` where its reason looks like a failure of the network: an error with a
 * `code`, as Node's have, or with such a `cause`, or the TypeError of a `fetch`. Any other reason is taken for a
 * program's mistake: the call rejects with it as it is, and is not retried.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;
