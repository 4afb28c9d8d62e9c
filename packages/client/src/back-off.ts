/**
 * Milliseconds to wait before the next attempt: what the server asks for with `Retry-After`,
 * else a random share of a span that doubles from 250 ms to 8 s (full jitter, so that many callers spread out).
 */
export function backOffMs(attempts: number, retryAfter: string | null | undefined): number {
  const asked = retryAfterMs(retryAfter ?? "");
  return asked > 0 ? asked : Math.random() * Math.min(8000, 125 * 2 ** attempts);
}

/** The header is a number of seconds or a date (RFC 9110, section 10.2.3); NaN where it is neither. */
function retryAfterMs(header: string): number {
  const seconds = Number(header);
  return Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
}

/** Waits, unless the signal aborts: then the timer is released and nothing follows. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
