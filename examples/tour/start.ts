import { readSettings } from "./settings.ts";
import { StepFailure } from "./step.ts";
import { startTour } from "./tour.ts";

/**
 * The second half of `pnpm start`: starts a server, releases a collection, runs the checks, serves the docs.
 * Stays up until Ctrl-C. With `--once` it stops by itself, and exits 0 only if every step succeeded.
 */
const settings = readSettings(process.argv.slice(2), process.env);
try {
  {
    await using tour = await startTour(settings);
    if (!settings.once) {
      const interrupted = untilInterrupted();
      console.log(`\n${tour.invitation}\n\nPress Ctrl-C to stop.`);
      await interrupted;
    }
  }
  if (settings.once) console.log("\nWhat was started is stopped again (--once).");
} catch (error) {
  // runStep has already printed what went wrong, in one line.
  if (!(error instanceof StepFailure)) throw error;
  process.exitCode = 1;
}

/** Resolves at the first signal. A second one finds no listener and ends the process at once. */
function untilInterrupted(): Promise<void> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  return new Promise((resolve) => {
    const stop = () => {
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
  });
}
