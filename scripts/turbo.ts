import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

export const root = dirname(import.meta.dirname);

const turboCli = join(dirname(createRequire(import.meta.url).resolve("turbo/package.json")), "bin", "turbo");

/** How a run of turbo ended, and all that it printed. */
export interface TurboRun {
  exitCode: number;
  output: string;
}

export interface TurboOptions {
  /** Is told each line as it comes; without it nothing is shown. */
  onLine?: (line: string) => void;
}

/** Runs turbo at the root of the repository, without its telemetry. */
export function runTurbo(args: readonly string[], { onLine }: TurboOptions = {}): Promise<TurboRun> {
  // GitHub's markers around a task's output would stand in the way of whoever reads it here.
  const { GITHUB_ACTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, [turboCli, "run", ...args], {
    cwd: root,
    env: { ...env, TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on("line", (line) => {
      lines.push(line);
      onLine?.(line);
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode: exitCode ?? 1, output: lines.join("\n") }));
  });
}
