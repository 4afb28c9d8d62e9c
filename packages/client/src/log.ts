import type { Hooks } from "./hooks.ts";

/**
 * Hooks that write a line for every request, answer and repetition. None of them holds a token, a header or a body.
 *
 * @example
 * createClient({ url: "http://localhost:19530", ...logTo(console.debug) });
 */
export function logTo(write: (line: string) => void): Required<Hooks> {
  return {
    onRequest: ({ method, url, attempts }) => write(`→ ${method} ${url} (attempt ${attempts})`),
    onResponse: ({ url, status, elapsedMs, traceId }) =>
      write(`← ${status} ${url} after ${elapsedMs} ms${traceId ? `, trace ${traceId}` : ""}`),
    onRetry: ({ error, waitMs }) => write(`↻ in ${Math.round(waitMs)} ms: ${error.message}`),
  };
}
