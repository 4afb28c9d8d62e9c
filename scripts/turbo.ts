import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The repository's root folder. */
export const root = dirname(import.meta.dirname);

const turboCli = join(dirname(createRequire(import.meta.url).resolve("turbo/package.json")), "bin", "turbo");

/**
 * Runs turbo at the repository's root, without its telemetry.
 *
 * @param stdio `inherit` shows turbo's output, `pipe` returns it.
 */
export function runTurbo(args: readonly string[], stdio: "inherit" | "pipe" = "inherit"): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [turboCli, "run", ...args], {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
    stdio: ["ignore", stdio, stdio],
    encoding: "utf8",
    maxBuffer: Number.POSITIVE_INFINITY,
  });
}
