import { runStep, StepFailure } from "./start/step.ts";
import { runTurbo } from "./turbo.ts";

/** The first half of `pnpm start`: generates and builds everything, quietly unless something fails. */
try {
  await runStep("build", async () => {
    await turbo("generate");
    return describeRun(await turbo("build"));
  });
} catch (error) {
  if (!(error instanceof StepFailure)) throw error;
  process.exitCode = 1;
}

async function turbo(task: string): Promise<string> {
  const { exitCode, output } = await runTurbo([task, "--output-logs=errors-only"]);
  if (exitCode !== 0) throw new Error(`turbo run ${task} failed:\n${output}`);
  return output;
}

function describeRun(output: string): string {
  const [, total] = /Tasks:\s+\d+ successful, (\d+) total/.exec(output) ?? [];
  const [, cached] = /Cached:\s+(\d+) cached/.exec(output) ?? [];
  return `${total} tasks, ${cached} of them from the cache`;
}
