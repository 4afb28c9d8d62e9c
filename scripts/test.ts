import { globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { assertGit } from "./assert-git.ts";
import { addUp, formatTally, readTasks } from "./tally.ts";
import { root, runTurbo } from "./turbo.ts";

/**
 * `pnpm test`: runs everything that CI runs, all of it even after a failure. turbo shows the output of each task when the
 * task ends; then come the counts. Earlier reports are removed first, so that a task that crashes is not counted by an old
 * one; turbo restores the report of a cached task.
 */
assertGit();
const stale = globSync(["{*,*/*}/reports/vitest.json", ".turbo/runs"], { cwd: root, exclude: ["node_modules"] });
for (const path of stale) rmSync(join(root, path), { recursive: true });

const tasks = ["lint", "diff", "drift", "typecheck", "test"];
// More test runners at once would only wait for each other: on two cores, until their time limits are over.
const flags = ["--continue=always", "--concurrency=3", "--summarize", "--output-logs=new-only", "--log-order=grouped"];
const { status } = runTurbo([...tasks, ...flags]);

const finished = readTasks(root);
const counts = addUp(finished, status);
console.log(`\n${formatTally(finished, counts)}`);
process.exitCode = counts.failed === 0 ? 0 : 1;
