/**
 * Milliseconds to wait before the next attempt: what the server asks for with `Retry-After`,
 * else a random share of a span that doubles from 250 ms to 8 s (full jitter, so that many callers spread out).
 */
export function backOffMs(attempts: number, retryAfter: string | null | undefined): number {
  const asked = Number(retryAfter) * 1000 || Date.parse(`${retryAfter}`) - Date.now();
  return asked > 0 ? asked : Math.random() * Math.min(8000, 125 * 2 ** attempts);
}

/** Waits, unless the signal aborts: then the timer is released and nothing follows. The signal has to be the caller's own. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.onabort = () => clearTimeout(timer);
  });
}
