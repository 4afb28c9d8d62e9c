import { globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { styleText } from "node:util";
import { root, runTurbo } from "./turbo.ts";

/**
 * The first half of `pnpm start`: generates and builds everything. Prints one line, and turbo's output only on failure.
 * `--fresh`, for packages that are installed elsewhere, first removes earlier builds: the compiler removes no file.
 */
const isFresh = process.argv.includes("--fresh");
if (isFresh) for (const dist of globSync("{spec,packages/*,apps/*}/dist", { cwd: root })) remove(dist);

const begun = performance.now();
const generated = turbo("generate");
const output = turbo("build");
const [, total] = /Tasks:\s+\d+ successful, (\d+) total/.exec(output) ?? [];
// The second run finds what the first one has built: that is not from before.
const cached = /Cached:\s+0 cached/.test(generated) ? 0 : /Cached:\s+(\d+) cached/.exec(output)?.[1];
const duration = styleText("dim", `${((performance.now() - begun) / 1000).toFixed(1)} s`);
console.log(`${styleText("green", "✓")} build    ${total} tasks, ${cached} of them from the cache  ${duration}`);

function turbo(task: string): string {
  const { status, stdout, stderr } = runTurbo(
    [task, "--output-logs=errors-only", ...(isFresh ? ["--force"] : [])],
    "pipe",
  );
  if (status === 0) return stdout;
  console.error(`${stdout}${stderr}\n${styleText("red", "✗")} turbo run ${task} failed: see above`);
  process.exit(1);
}

function remove(folder: string): void {
  rmSync(join(root, folder), { recursive: true });
}
