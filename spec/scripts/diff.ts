import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { offline, redoclyDiffCli } from "./redocly.ts";

/**
 * Compares the bundled document with that of the last release. Fails when `info.version` is too low for the changes: a
 * breaking change needs a major version, an addition a minor one.
 * To compare other files: `node scripts/diff.ts <released> <candidate>`.
 */
const [released = "released/openapi.json", candidate = "dist/openapi.json"] = process.argv.slice(2);

const { status } = spawnSync(
  process.execPath,
  [redoclyDiffCli, "diff", released, candidate, "--config=redocly.diff.yaml", "--check-version", "--fail-on=none"],
  { cwd: dirname(import.meta.dirname), env: { ...process.env, ...offline }, stdio: "inherit" },
);
process.exitCode = status ?? 1;
