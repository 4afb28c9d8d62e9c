const firstMs = 250;
const longestMs = 8_000;

/**
 * Milliseconds to wait before the next attempt: what the server asks for with `Retry-After`,
 * else a random share of a span that doubles from 250 ms to 8 s (full jitter, so that many callers spread out).
 */
export function backOffMs(attempts: number, retryAfter: string | null): number {
  const asked = Number(retryAfter) * 1000 || Date.parse(retryAfter ?? "") - Date.now();
  return asked > 0 ? asked : Math.random() * Math.min(longestMs, firstMs * 2 ** (attempts - 1));
}

/** Waits; rejects at once when the signal aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort);
  });
}
