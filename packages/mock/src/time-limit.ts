import type { Clock } from "./clock.ts";
import { timeLimit } from "./operations.ts";
import type { Outcome } from "./outcome.ts";
import { askedSeconds } from "./steps/request-timeout.ts";
import type { Head } from "./wire/head.ts";

/** How long an operation's requests may take. */
export class TimeLimit {
  readonly #clock: Clock;
  readonly #isSticky: boolean;
  #seconds = timeLimit.default;

  /** @param isSticky whether a request's limit becomes the default of later ones, as in Milvus 2.3 and 2.4. */
  constructor(clock: Clock, isSticky: boolean) {
    this.#clock = clock;
    this.#isSticky = isSticky;
  }

  /**
   * What the work comes to, or the time-out that it runs into. The work goes on all the same.
   *
   * @param onLate is told what the work came to after its time-out.
   */
  async hold(
    request: Pick<Head, "headers">,
    work: () => Promise<Outcome>,
    onLate: (outcome: Outcome) => void,
  ): Promise<Outcome> {
    const seconds = askedSeconds(request) ?? this.#seconds;
    if (this.#isSticky) this.#seconds = seconds;
    if (seconds <= 0) return timeout;
    const expired = Promise.withResolvers<Outcome>();
    const callOff = this.#clock.after(seconds, () => expired.resolve(timeout));
    const working = work();
    try {
      const outcome = await Promise.race([working, expired.promise]);
      if (outcome === timeout) working.then(onLate).catch(() => {});
      return outcome;
    } finally {
      callOff();
    }
  }
}

const timeout: Outcome = { error: "RequestTimeout" };
