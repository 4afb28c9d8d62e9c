import type { MilvusError } from "./errors/milvus-error.ts";

/** A request is about to be sent. */
export interface RequestEvent {
  readonly method: string;
  readonly url: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** An answer is here, whole, whatever it says. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** Milliseconds since the attempt's request. */
  readonly elapsedMs: number;
  readonly traceId: string | undefined;
}

/** An attempt failed and another one follows. */
export interface RetryEvent extends RequestEvent {
  readonly error: MilvusError;
  /** Milliseconds until the next attempt. */
  readonly waitMs: number;
}

/**
 * Called as a call goes on, for metrics and logs. What they are given holds no secrets.
 * They are called synchronously; what one throws fails the call.
 */
export interface Hooks {
  onRequest?: (event: RequestEvent) => void;
  onResponse?: (event: ResponseEvent) => void;
  onRetry?: (event: RetryEvent) => void;
}
