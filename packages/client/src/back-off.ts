/** Milliseconds that a call without a time limit waits at most because of a `Retry-After`: a day. */
export const longestBackOffMs = 86_400_000;

/**
 * Milliseconds to wait before the next attempt: what the server asks for with `Retry-After`,
 * else a random share of a span that doubles from 250 ms to 8 s (full jitter, so that many callers spread out).
 * What a server asks for may be longer than any timer can wait.
 */
export function backOffMs(attempts: number, retryAfter: string | null | undefined): number {
  const asked = retryAfterMs(retryAfter ?? "");
  return asked > 0 ? asked : Math.random() * Math.min(8000, 125 * 2 ** attempts);
}

/** The header is a number of seconds or a date (RFC 9110, section 10.2.3); NaN where it is neither. */
function retryAfterMs(header: string): number {
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  return /\d:\d\d:\d\d/.test(header) ? Date.parse(header) - Date.now() : Number.NaN;
}

/** Why there is no next attempt: what asks for a wait that is too long. */
export function describeWait(waitMs: number, retryAfter: string | null | undefined, status?: number): string {
  const asked = retryAfter ? `HTTP ${status} came with Retry-After ${retryAfter.slice(0, 40)}` : "no time is left";
  return `${asked}: a wait of ${Math.ceil(waitMs / 1000)} s`;
}

/** Waits, unless the signal aborts: then the timer is released and nothing follows. Leaves no listener. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return;
    const cancel = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", cancel);
      resolve();
    }, ms);
    signal.addEventListener("abort", cancel);
  });
}
