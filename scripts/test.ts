import { rmSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { assertGit } from "./test/git.ts";
import { readProgress } from "./test/progress.ts";
import { findPackages, readReport } from "./test/report.ts";
import { readSummary } from "./test/summary.ts";
import { formatProgress, formatTally, tally } from "./test/tally.ts";
import { root, runTurbo } from "./turbo.ts";

/**
 * `pnpm test`: runs everything that CI runs, all of it even after a failure, and counts what the reports say.
 * A report of an earlier run is removed first, so that a task that crashes cannot be counted by it;
 * turbo lays the report of a cached task again.
 */
assertGit();
for await (const report of glob("{spec,scripts,packages/*,apps/*}/reports", { cwd: root })) {
  rmSync(join(root, report), { recursive: true });
}

const tasks = ["lint", "diff", "drift", "typecheck", "test"];
// Ten test runners at once would only wait for each other, on a machine of two cores so long that limits run out.
const flags = ["--continue=always", "--concurrency=3", "--summarize"];
// What readProgress reads.
const format = ["--output-logs=full", "--log-order=grouped", "--log-prefix=task"];

const folders = await findPackages();
const progress = readProgress({
  onTask({ name, failed, cached, output }) {
    const [scope = "", task] = name.split("#");
    const report = task === "test" ? readReport(folders.get(scope) ?? ".") : null;
    console.log(formatProgress({ name, cached, exitCode: failed ? 1 : 0, ms: 0, report }, performance.now()));
    if (failed) console.log(`\n${output.join("\n")}\n`);
  },
  onOther: (line) => console.log(line),
});
const { output } = await runTurbo([...tasks, ...flags, ...format], { onLine: progress.line });
progress.end();

const outcome = tally(readSummary(output));
console.log(`\n${formatTally(outcome)}`);
process.exitCode = outcome.failed === 0 ? 0 : 1;
