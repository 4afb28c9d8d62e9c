import { globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runStep, StepFailure } from "./start/step.ts";
import { root, runTurbo } from "./turbo.ts";

/**
 * The first half of `pnpm start`: generates and builds everything, quietly unless something fails.
 * With `--fresh`, for packages that others install, nothing is left of an earlier build: the compiler removes nothing.
 */
const fresh = process.argv.includes("--fresh");
if (fresh) {
  for (const folder of globSync("{spec,packages/*,apps/*}/dist", { cwd: root })) {
    rmSync(join(root, folder), { recursive: true });
  }
}

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
  const flags = ["--output-logs=errors-only", ...(fresh ? ["--force"] : [])];
  const { exitCode, output } = await runTurbo([task, ...flags]);
  if (exitCode !== 0) throw new Error(`turbo run ${task} failed:\n${output}`);
  return output;
}

function describeRun(output: string): string {
  const [, total] = /Tasks:\s+\d+ successful, (\d+) total/.exec(output) ?? [];
  const [, cached] = /Cached:\s+(\d+) cached/.exec(output) ?? [];
  return `${total} tasks, ${cached} of them from the cache`;
}
