import { askedSeconds } from "./checks/request-timeout.ts";
import type { Clock } from "./clock.ts";
import { timeLimit } from "./operations.ts";
import type { Outcome } from "./outcome.ts";
import type { Head } from "./wire/head.ts";

/** How long a route's requests may take. */
export class TimeLimit {
  readonly #clock: Clock;
  readonly #isSticky: boolean;
  #seconds = timeLimit.default;

  /** @param isSticky whether a request's limit becomes the default of later ones, as in Milvus 2.3 and 2.4. */
  constructor(clock: Clock, isSticky: boolean) {
    this.#clock = clock;
    this.#isSticky = isSticky;
  }

  /** What the work comes to, or the time-out that it runs into; then it goes on unseen. */
  async hold(request: Pick<Head, "headers">, work: () => Promise<Outcome>): Promise<Outcome> {
    const seconds = askedSeconds(request) ?? this.#seconds;
    if (this.#isSticky) this.#seconds = seconds;
    if (seconds <= 0) return { error: "RequestTimeout" };
    const expired = Promise.withResolvers<Outcome>();
    const callOff = this.#clock.after(seconds, () => expired.resolve({ error: "RequestTimeout" }));
    try {
      return await Promise.race([work(), expired.promise]);
    } finally {
      callOff();
    }
  }
}
