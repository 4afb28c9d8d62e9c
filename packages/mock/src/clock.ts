/** The longest delay that a timer of Node holds; a longer one would fire at once. */
const longestMs = 2 ** 31 - 1;

/** The time in the mock's world, in seconds: as fast as ours, or `speed` times faster. */
export class Clock {
  readonly #speed: number;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(speed: number) {
    this.#speed = speed;
  }

  /** From an arbitrary beginning. */
  now(): number {
    return (performance.now() / 1000) * this.#speed;
  }

  async sleep(seconds: number): Promise<void> {
    await this.within(seconds, new Promise(() => {}));
  }

  /** What the work comes to; undefined where it takes longer. */
  within<Result>(seconds: number, work: Promise<Result>): Promise<Result | undefined> {
    const { promise: expired, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), Math.min((seconds * 1000) / this.#speed, longestMs));
    this.#timers.add(timer);
    return Promise.race([work, expired]).finally(() => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    });
  }

  /** Nobody who sleeps wakes up any more. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
