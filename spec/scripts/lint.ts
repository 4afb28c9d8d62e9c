import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { offline, redoclyCli } from "./redocly.ts";

/** Lints the spec by the rules of redocly.yaml. An unknown rule in that file is an error, too. */
const { status } = spawnSync(process.execPath, [redoclyCli, "lint", "--lint-config=error", ...process.argv.slice(2)], {
  cwd: dirname(import.meta.dirname),
  env: { ...process.env, ...offline },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
