/**
 * Does some work until it is done, the time is over or the caller aborts, whichever comes first; an abort rejects with
 * the caller's own reason. Settles on time even where the work ignores its signal, and leaves no timer and no listener.
 *
 * @param timeout milliseconds, or null for no limit
 * @param onExpired returns what to reject with when the time is over
 */
export function withinDeadline<Result>(
  timeout: number | null,
  callerSignal: AbortSignal | null | undefined,
  onExpired: () => unknown,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (callerSignal?.aborted) throw reasonOf(callerSignal);
    const controller = new AbortController();
    const timer = timeout === null ? undefined : setTimeout(() => giveUp(onExpired()), timeout);
    const onAbort = () => giveUp(callerSignal && reasonOf(callerSignal));
    callerSignal?.addEventListener("abort", onAbort);

    const settle = <Outcome>(how: (outcome: Outcome) => void) => {
      return (outcome: Outcome) => {
        clearTimeout(timer);
        callerSignal?.removeEventListener("abort", onAbort);
        how(outcome);
      };
    };
    const giveUp = (reason: unknown) => {
      settle(reject)(reason);
      controller.abort(reason);
    };
    work(controller.signal).then(settle(resolve), settle(reject));
  });
}

/** React Native's signals have no reason. */
function reasonOf({ reason }: AbortSignal): unknown {
  return reason === undefined ? Object.assign(new Error("The operation was aborted"), { name: "AbortError" }) : reason;
}
