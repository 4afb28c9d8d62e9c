import type { Hooks } from "./hooks.ts";

/** All hooks. */
export type AllHooks = { [Hook in keyof Hooks]-?: NonNullable<Hooks[Hook]> };

/**
 * Hooks that write a line for every request, answer and repetition. None of them holds a token, a header or a body.
 *
 * @example
 * createClient({ url: "http://localhost:19530", ...logTo(console.debug) });
 */
export function logTo(write: (line: string) => void): AllHooks {
  return {
    onRequest: ({ method, url, attempts }) => write(`→ ${method} ${url} (attempt ${attempts})`),
    onResponse: ({ url, status, elapsedMs, traceId }) =>
      write(`← ${status} ${url} after ${elapsedMs} ms${traceId ? `, trace ${traceId}` : ""}`),
    onRetry: ({ error, waitMs }) => write(`↻ in ${Math.round(waitMs)} ms: ${error.message}`),
  };
}
