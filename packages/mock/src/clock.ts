/** The longest delay that a timer of Node holds; a longer one would fire at once. */
const longest = 2 ** 31 - 1;

/** The time in the mock's world: as fast as ours, or `speed` times faster. */
export class Clock {
  readonly #speed: number;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(speed: number) {
    this.#speed = speed;
  }

  /** Seconds of the world, from an arbitrary beginning. */
  now(): number {
    return (performance.now() / 1000) * this.#speed;
  }

  /** Calls back after so many seconds of the world; the returned function calls it off. */
  after(seconds: number, callback: () => void): () => void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        callback();
      },
      Math.min((seconds * 1000) / this.#speed, longest),
    );
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  sleep(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(seconds, resolve);
    });
  }

  /** Calls everything off. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
