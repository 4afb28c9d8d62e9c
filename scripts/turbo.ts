import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export const root = dirname(import.meta.dirname);

const turboCli = join(dirname(createRequire(import.meta.url).resolve("turbo/package.json")), "bin", "turbo");

/** How a run of turbo ended, and all that it printed. */
export interface TurboRun {
  exitCode: number;
  output: string;
}

/** Runs turbo at the root of the repository. `show` passes its output on while it comes. */
export function runTurbo(args: readonly string[], { show }: { show: boolean }): Promise<TurboRun> {
  const child = spawn(process.execPath, [turboCli, "run", ...args], {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (show) process.stdout.write(text);
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode: exitCode ?? 1, output }));
  });
}
