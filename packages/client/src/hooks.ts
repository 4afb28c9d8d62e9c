import type { CallInfo, MilvusError } from "./errors.ts";

/** An attempt failed, and another one follows. */
export interface RetryEvent extends CallInfo {
  readonly error: MilvusError;
  /** Milliseconds until the next attempt. */
  readonly waitMs: number;
}

/**
 * Functions for metrics and logs. What they receive holds no secrets.
 * They are called synchronously, and what one throws fails the call.
 */
export interface Hooks {
  /** An attempt is about to be sent. */
  onRequest?: ((info: CallInfo) => void) | undefined;
  /** A response has arrived, complete, whatever it says. */
  onResponse?: ((info: CallInfo) => void) | undefined;
  /** An attempt failed, and another one follows after a wait. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
}

/**
 * Hooks that write a line for every request, response and retry. No line holds a token, a header or a body.
 *
 * @example
 * createClient({ url: "http://localhost:19530", hooks: [logTo(console.debug)] });
 */
export function logTo(write: (line: string) => void): Hooks {
  return {
    onRequest: ({ method, url, attempts }) => write(`→ ${method} ${url} (attempt ${attempts})`),
    onResponse: ({ url, status, durationMs, traceId }) =>
      write(`← ${status} ${url} after ${durationMs} ms${traceId ? `, trace ${traceId}` : ""}`),
    onRetry: ({ error, waitMs }) => write(`↻ in ${Math.round(waitMs)} ms: ${error.message}`),
  };
}
