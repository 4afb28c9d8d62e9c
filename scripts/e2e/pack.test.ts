import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { published } from "../pack/pack-all.ts";
import { root } from "../turbo.ts";

/** What each README has its reader install. */
const wanted = [
  ["README.md", "@milvus-rest/client"],
  ["packages/client/README.md", "@milvus-rest/client"],
  ["packages/types/README.md", "@milvus-rest/types"],
  ["packages/mock/README.md", "@milvus-rest/mock"],
  ["packages/conformance/README.md", "@milvus-rest/conformance"],
] as const;

describe("pack:all", () => {
  let folder: string;
  let output: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "milvus rest pack-"));
    const script = join(import.meta.dirname, "../pack.ts");
    output = (await promisify(execFile)(process.execPath, [script, folder])).stdout;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("makes a tarball of each package that is published", () => {
    expect(readdirSync(folder)).toHaveLength(Object.keys(published).length);
  });

  test("names commands that install nothing of ours from npm, where it is not", () => {
    const commands = installLines(output);

    expect(commands.map((line) => namesOf(line).at(-1)).toSorted()).toEqual(
      ["@milvus-rest/client", "@milvus-rest/types", "@milvus-rest/mock", "@milvus-rest/conformance"].toSorted(),
    );
    for (const line of commands) expect(missing(line)).toEqual([]);
  });

  test("quotes a path with a blank", () => {
    expect(installLines(output)[1]).toContain(`"${folder}`);
  });

  test.each(wanted)("is what %s has its reader install %s with", (file, name) => {
    const commands = installLines(readFileSync(join(root, file), "utf8"));

    expect(commands.map((line) => namesOf(line).at(-1))).toEqual([name]);
    for (const line of commands) expect(missing(line)).toEqual([]);
  });

  /** The packages of ours that the packages of a command need, and that it does not install. */
  function missing(line: string): string[] {
    const needed = tarballsOf(line).flatMap((file) => Object.keys(manifestOf(file).dependencies ?? {}));
    return needed.filter((name) => name in published && !namesOf(line).includes(name));
  }

  function namesOf(line: string): string[] {
    return tarballsOf(line).map((file) => manifestOf(file).name);
  }

  /** What npm would read of a tarball. */
  function manifestOf(file: string): { name: string; dependencies?: Record<string, string> } {
    return JSON.parse(execFileSync("tar", ["-xzOf", file, "package/package.json"], { cwd: folder, encoding: "utf8" }));
  }
});

test("the mock asks for no version of Vitest: npm 10 ends with an error of its own over an optional peer with one", () => {
  const { peerDependencies, peerDependenciesMeta } = JSON.parse(
    readFileSync(join(published["@milvus-rest/mock"], "package.json"), "utf8"),
  );

  expect(peerDependencies).toBeUndefined();
  expect(peerDependenciesMeta).toEqual({ vitest: { optional: true } });
});

function installLines(text: string): string[] {
  return text.split("\n").filter((line) => /^\s*npm install .*\.tgz/.test(line));
}

function tarballsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]+\.tgz)"|(\S+\.tgz)/g)].flatMap(([, quoted, bare]) => {
    const path = quoted ?? bare ?? "";
    const [braces, choices] = /\{(.+)\}/.exec(path) ?? [];
    if (braces === undefined || choices === undefined) return [basename(path)];
    return choices.split(",").map((choice) => basename(path.replace(braces, choice)));
  });
}
