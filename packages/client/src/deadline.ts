/** How long some work may take. */
export interface Deadline {
  /** Milliseconds, or null for no limit. */
  timeout: number | null;
  /** The caller's own signal. */
  signal: AbortSignal | undefined;
  /** What to reject with when the time is over. */
  onExpired: () => unknown;
}

/**
 * Does some work until it is done, the time is over or the caller aborts, whichever comes first; an abort rejects with
 * the caller's own reason. Settles on time even where the work ignores its signal, and leaves no timer and no listener.
 */
export function withinDeadline<Result>(
  { timeout, signal, onExpired }: Deadline,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const controller = new AbortController();
    const timer = timeout === null ? undefined : setTimeout(() => giveUp(onExpired()), timeout);
    const onAbort = () => giveUp(signal?.reason);
    const settle = <Outcome>(how: (outcome: Outcome) => void) => {
      return (outcome: Outcome) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
        how(outcome);
      };
    };
    const giveUp = (reason: unknown) => {
      settle(reject)(reason);
      controller.abort(reason);
    };
    signal?.addEventListener("abort", onAbort);
    work(controller.signal).then(settle(resolve), settle(reject));
  });
}
