import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../turbo.ts";

const lock = readFileSync(join(root, "pnpm-lock.yaml"), "utf8").replaceAll("'", "");

describe("the lock file", () => {
  // A binary that is not locked is not installed: there the first command would fail.
  test.each([
    ["@biomejs/biome", "."],
    ["turbo", "."],
    ["typescript", "scripts"],
    ["rolldown", "packages/client"],
  ])("has the binaries of %s for every system", (name, folder) => {
    const require = createRequire(join(root, folder, "package.json"));
    const { optionalDependencies } = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8"));
    const binaries = Object.entries(optionalDependencies).map(([binary, version]) => `${binary}@${version}`);

    expect(binaries.length).toBeGreaterThan(5);
    expect(binaries.filter((binary) => !lock.includes(`\n  ${binary}:\n`))).toEqual([]);
  });

  test("has nothing of Redoc but the file that the docs take", () => {
    expect(lock).toMatch(/\n {2}redoc@[\d.]+: \{\}\n/);
  });
});
