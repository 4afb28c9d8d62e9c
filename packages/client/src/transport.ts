import type { TimeoutPhase } from "./errors/timeout-error.ts";

/** A request, ready to go over the wire. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Aborts when the caller gives up or the time of the call is over: the exchange has to end then. */
  readonly signal: AbortSignal;
  /** Bytes of the body, after decompression, beyond which the answer is cut off. */
  readonly answerLimit: number;
  /** To be called as the exchange gets on: with "headers" when connected, with "body" and the status when the head is here. */
  readonly onPhase: (phase: TimeoutPhase, status?: number) => void;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null };
  /** The body, or null where it is longer than `answerLimit`. */
  readonly text: string | null;
}

/** Sends one request, once, and does not follow redirects. Rejects when there is no whole answer. */
export type Transport = (request: TransportRequest) => Promise<Answer>;
