import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { quiet, redoclyCli } from "../scripts/redocly.ts";
import { folder } from "./spec.ts";

const run = promisify(execFile);
const bundles = ["openapi.json", "openapi.yaml", "zilliz-cloud.json", "zilliz-cloud.yaml"];

test.each(bundles)("Redocly reads %s as it is exported, with its own recommended rules", async (name) => {
  const report = await redocly("lint", join(folder, "dist", name), "--extends=recommended", "--format=json");

  expect(JSON.parse(report).totals.errors).toBe(0);
});

/** Runs elsewhere than in the repository, whose redocly.yaml would be taken for the user's. */
async function redocly(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [redoclyCli, ...args], {
    cwd: tmpdir(),
    env: { ...process.env, ...quiet },
  });
  return stdout;
}
