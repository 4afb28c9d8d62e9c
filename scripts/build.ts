import { styleText } from "node:util";
import { runTurbo } from "./turbo.ts";

/**
 * The first half of `pnpm start`: generates and builds everything. Prints one line, and turbo's output only on failure.
 * `--fresh`, for packages that are installed elsewhere, takes nothing from the cache: each build empties its dist/, but turbo
 * leaves old files there.
 */
const flags = process.argv.includes("--fresh") ? ["--force"] : [];

const begun = performance.now();
const generated = turbo("generate");
const output = turbo("build");
const [, total] = /Tasks:\s+\d+ successful, (\d+) total/.exec(output) ?? [];
// The second run finds what the first one has built: that is not from before.
const cached = /Cached:\s+0 cached/.test(generated) ? 0 : /Cached:\s+(\d+) cached/.exec(output)?.[1];
const duration = styleText("dim", `${((performance.now() - begun) / 1000).toFixed(1)} s`);
console.log(`${styleText("green", "✓")} build    ${total} tasks, ${cached} of them from the cache  ${duration}`);

function turbo(task: string): string {
  const { status, stdout, stderr } = runTurbo([task, "--output-logs=errors-only", ...flags], "pipe");
  if (status === 0) return stdout;
  console.error(`${stdout}${stderr}\n${styleText("red", "✗")} turbo run ${task} failed: see above`);
  process.exit(1);
}
