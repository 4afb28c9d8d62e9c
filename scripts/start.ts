import { readSettings } from "./start/settings.ts";
import { StepFailure } from "./start/step.ts";
import { startTour } from "./start/tour.ts";
import { untilInterrupted } from "./start/until-interrupted.ts";

/**
 * The second half of `pnpm start`: goes the whole way in front of the user, from a server to the docs.
 * Stays up until Ctrl-C; with `--once` stops by itself and exits 0 only if every step succeeded.
 */
const settings = readSettings(process.argv.slice(2), process.env);
try {
  await using tour = await startTour(settings);
  if (!settings.once) {
    const interrupted = untilInterrupted();
    console.log(`\n${tour.invitation}\n\nCtrl-C ends it.`);
    await interrupted;
  }
} catch (error) {
  // runStep has already said what went wrong, in one line.
  if (!(error instanceof StepFailure)) throw error;
  process.exitCode = 1;
}
