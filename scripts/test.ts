import { rmSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { readSummary } from "./test/summary.ts";
import { formatTally, tally } from "./test/tally.ts";
import { root, runTurbo } from "./turbo.ts";

/**
 * `pnpm test`: runs everything that CI runs, all of it even after a failure, and counts what the reports say.
 * A report of an earlier run is removed first, so that a task that crashes cannot be counted by it;
 * turbo lays the report of a cached task again.
 */
for await (const report of glob("{spec,scripts,packages/*,apps/*}/reports", { cwd: root })) {
  rmSync(join(root, report), { recursive: true });
}

const tasks = ["lint", "diff", "drift", "typecheck", "test"];
// Ten test runners at once would only wait for each other, on a machine of two cores so long that limits run out.
const flags = ["--continue=always", "--concurrency=3", "--summarize", "--output-logs=errors-only"];
const { output } = await runTurbo([...tasks, ...flags], { show: true });

const outcome = tally(readSummary(output));
console.log(`\n${formatTally(outcome)}`);
process.exitCode = outcome.failed === 0 ? 0 : 1;
