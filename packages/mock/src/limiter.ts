import type { Clock } from "./clock.ts";

/** Lets `rate` requests a second pass; as many may come at once, but at least one. */
export class Limiter {
  readonly rate: number;
  readonly #clock: Clock;
  readonly #burst: number;
  #tokens: number;
  #since: number;

  constructor(rate: number, clock: Clock) {
    this.rate = rate;
    this.#clock = clock;
    this.#burst = rate === 0 ? 0 : Math.max(1, rate);
    this.#tokens = this.#burst;
    this.#since = clock.now();
  }

  /** Takes a request's place; false where none is free. */
  admit(): boolean {
    const now = this.#clock.now();
    this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#since) * this.rate);
    this.#since = now;
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }
}
