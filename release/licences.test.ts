import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { published, runPnpm } from "../scripts/published.ts";
import { root } from "../scripts/turbo.ts";
import { allowedLicences } from "./licences.ts";

interface Installed {
  name: string;
  paths: string[];
}

const filters = Object.keys(published).flatMap((name) => ["--filter", name]);
const output = await runPnpm(["licenses", "list", "--prod", "--json", ...filters], root);
const byLicence: Record<string, Installed[]> = JSON.parse(output);
const packages = Object.values(byLicence).flat();

describe("what the published packages depend on", () => {
  test("is a hundred packages, not the tools of this repository", () => {
    const names = packages.map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining(["@stoplight/prism-http", "ajv", "openapi-fetch"]));
    expect(names).not.toContain("vitest");
    expect(names).not.toContain("typescript");
  });

  test("has only licences of the list", () => {
    expect(Object.keys(byLicence).filter((licence) => !allowedLicences.includes(licence))).toEqual([]);
  });

  test("runs no script when it is installed", () => {
    const folders = packages.flatMap(({ paths }) => paths);

    expect(folders.length).toBeGreaterThan(100);
    expect(folders.filter(hasInstallScript)).toEqual([]);
  });
});

test.each(Object.entries(published))("%s runs no script when it is installed", (_, folder) => {
  expect(hasInstallScript(folder)).toBe(false);
});

function hasInstallScript(folder: string): boolean {
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return ["preinstall", "install", "postinstall"].some((name) => name in scripts);
}
