import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { published } from "../../scripts/published.ts";
import { root } from "../../scripts/turbo.ts";
import { manifestOf, read } from "./workspace.ts";

const folders = { client: "packages/client", types: "packages/types", mock: "packages/mock" };

describe("a published package.json", () => {
  test.each(Object.keys(published))("of %s has a description, a licence and keywords", (name) => {
    expect(manifestOf(name.replace("@milvus-rest/", name.endsWith("/spec") ? "" : "packages/"))).toMatchObject({
      name,
      description: expect.stringMatching(/\. Unofficial\.$/),
      license: "Apache-2.0",
      keywords: expect.arrayContaining(["milvus"]),
    });
  });

  test("of client and types requires the oldest Node that the runtime tests use", () => {
    const runtimes = Object.values(manifestOf("packages/client/runtimes").dependencies ?? {});
    const majors = runtimes.flatMap((version) => /^npm:node-.*@(\d+)\./.exec(version)?.[1] ?? []);
    const engines = { node: `>=${Math.min(...majors.map(Number))}` };

    expect(manifestOf(folders.client).engines).toEqual(engines);
    expect(manifestOf(folders.types).engines).toEqual(engines);
  });

  // npm 10 crashes over an optional peer dependency with a version.
  test("of mock has Vitest as an optional peer without a version", () => {
    expect(manifestOf(folders.mock)).not.toHaveProperty("peerDependencies");
    expect(manifestOf(folders.mock)).toHaveProperty("peerDependenciesMeta", { vitest: { optional: true } });
  });
});

describe("the lock file", () => {
  const lock = read("pnpm-lock.yaml").replaceAll("'", "");

  // A binary that is not locked is not installed, and the first command would fail on that system.
  test.each([
    ["@biomejs/biome", "."],
    ["turbo", "."],
    ["typescript", "scripts"],
    ["rolldown", "packages/client"],
  ])("has the binaries of %s for every system", (name, folder) => {
    const require = createRequire(join(root, folder, "package.json"));
    const { optionalDependencies } = require(`${name}/package.json`);
    const binaries = Object.entries(optionalDependencies).map(([binary, version]) => `${binary}@${version}`);

    expect(binaries.length).toBeGreaterThan(5);
    expect(binaries.filter((binary) => !lock.includes(`\n  ${binary}:\n`))).toEqual([]);
  });

  test("has none of Redoc's dependencies, because the docs use one file that needs none", () => {
    expect(lock).toMatch(/\n {2}redoc@[\d.]+: \{\}\n/);
  });
});
