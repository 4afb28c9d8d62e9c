import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { quiet, redoclyDiffCli } from "./redocly.ts";

/**
 * Compares the bundled document with the one of the last release, and fails when `info.version` was not raised as far
 * as the changes demand: a breaking one asks for a major bump, an addition for a minor one.
 * Files of one's own may be given instead: `node scripts/diff.ts <released> <candidate>`.
 */
const [released = "released/openapi.json", candidate = "dist/openapi.json"] = process.argv.slice(2);

const { status } = spawnSync(
  process.execPath,
  [redoclyDiffCli, "diff", released, candidate, "--config=redocly.diff.yaml", "--check-version", "--fail-on=none"],
  { cwd: dirname(import.meta.dirname), env: { ...process.env, ...quiet }, stdio: "inherit" },
);
process.exitCode = status ?? 1;
