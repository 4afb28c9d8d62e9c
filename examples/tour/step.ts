import { styleText } from "node:util";

/** A step failed; its line has been printed. */
export class StepFailure extends Error {}

/**
 * Runs one step and prints its line: what happened, and how long it took.
 *
 * @param run resolves to the text of the line.
 * @throws {StepFailure} when the step failed, after its line has been printed.
 */
export async function runStep(name: string, run: () => Promise<string>): Promise<void> {
  const started = performance.now();
  const print = (mark: string, text: string) => {
    console.log(`${mark} ${name.padEnd(8)} ${text}  ${styleText("dim", formatDuration(performance.now() - started))}`);
  };
  try {
    print(styleText("green", "✓"), await run());
  } catch (error) {
    print(styleText("red", "✗"), error instanceof Error ? error.message : String(error));
    throw new StepFailure(name, { cause: error });
  }
}

function formatDuration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
