import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { startMock } from "@milvus-rest/mock";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { published } from "../scripts/published.ts";
import { root } from "../scripts/turbo.ts";
import { installElsewhere } from "./elsewhere.ts";
import { loadContracts } from "./load-contracts.ts";
import { runProgram } from "./run-program.ts";

const names = Object.keys(published);
const contracts = (await loadContracts()).filter(({ contract }) => contract.needs === undefined);
/** The README that says how to install each package. */
const readmes = [
  ["README.md", "@milvus-rest/client"],
  ["packages/client/README.md", "@milvus-rest/client"],
  ["packages/types/README.md", "@milvus-rest/types"],
  ["packages/mock/README.md", "@milvus-rest/mock"],
  ["packages/conformance/README.md", "@milvus-rest/conformance"],
] as const;

/** The tarballs, in a folder with a space in its name, and what pack:all printed. */
let folder: string;
let output: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "milvus rest pack-"));
  output = await runProgram(process.execPath, [join(root, "scripts/pack.ts"), folder], root);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("pack:all", () => {
  test("makes a tarball of each published package", () => {
    expect(readdirSync(folder)).toHaveLength(names.length);
  });

  test("prints an install command for each package, with the tarballs of its dependencies", () => {
    const commands = installLines(output);

    expect(commands.map((line) => namesIn(line).at(-1))).toEqual([
      "@milvus-rest/client",
      "@milvus-rest/types",
      "@milvus-rest/mock",
      "@milvus-rest/conformance",
    ]);
    for (const line of commands) expect(missingFrom(line)).toEqual([]);
  });

  test("quotes a path with a space", () => {
    expect(installLines(output)[1]).toContain(`"${folder}`);
  });
});

test.each(readmes)("%s says how to install %s", (file, name) => {
  const lines = readFileSync(join(root, file), "utf8").match(/^npm install .*/gm) ?? [];

  expect(lines.map((line) => line.replace(/^npm install (--save-dev )?/, ""))).toEqual([name]);
});

describe.each(names)("the tarball of %s", (name) => {
  test("satisfies publint", async () => {
    const { messages, pkg } = await publint({ pack: { tarball: bytesOf(name).buffer }, strict: true });

    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test("holds the licence, the README and the sources of its maps, but no test", () => {
    const files = execFileSync("tar", ["-tzf", tarballOf(name)], { encoding: "utf8" })
      .trim()
      .split("\n");
    const maps = files.filter((file) => /^package\/dist\/(?!cjs\/_virtual\/).*\.js\.map$/.test(file));

    expect(files).toEqual(expect.arrayContaining(["package/LICENSE", "package/README.md"]));
    expect(files).toEqual(
      expect.arrayContaining(maps.map((file) => file.replace(/\/dist\/(cjs\/)?/, "/src/").replace(".js.map", ".ts"))),
    );
    expect(files.filter((file) => file.includes(".test"))).toEqual([]);
  });
});

describe.each(names.filter((name) => name !== "@milvus-rest/spec"))("the tarball of %s", (name) => {
  test("is found with its types by every way to resolve modules, TypeScript's node10 included", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(bytesOf(name)));

    expect(analysis).toMatchObject({ types: { kind: "included" }, problems: [] });
  });
});

describe("outside of the workspace, the packed packages work with", () => {
  let elsewhere: string;

  beforeAll(async () => {
    elsewhere = mkdtempSync(join(tmpdir(), "milvus-rest-elsewhere-"));
    const tarballs = Object.fromEntries(names.map((name) => [name, tarballOf(name)]));
    await installElsewhere(elsewhere, tarballs, "workspace");
  });
  afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

  test.each(contracts)("$contract.name", async ({ project, contract }) => {
    await using mock = await startMock({ users: { root: "Milvus" } });

    await contract.check({ folder: join(elsewhere, project), url: mock.url });
  });
});

function tarballOf(name: string): string {
  const prefix = `${name.replace("@", "").replace("/", "-")}-`;
  return join(folder, readdirSync(folder).find((file) => file.startsWith(prefix)) ?? "");
}

function bytesOf(name: string) {
  return Uint8Array.from(readFileSync(tarballOf(name)));
}

function installLines(text: string): string[] {
  return text.split("\n").filter((line) => /^\s*npm install .*\.tgz/.test(line));
}

/** Our packages that those in a command depend on, and that the command does not install. */
function missingFrom(line: string): string[] {
  const needed = tarballsIn(line).flatMap((file) => Object.keys(manifestIn(file).dependencies ?? {}));
  return needed.filter((name) => name in published && !namesIn(line).includes(name));
}

function namesIn(line: string): string[] {
  return tarballsIn(line).map((file) => manifestIn(file).name);
}

/** The tarballs' file names in a command. */
function tarballsIn(line: string): string[] {
  return [...line.matchAll(/"([^"]+\.tgz)"|(\S+\.tgz)/g)].map(([, quoted, bare]) => basename(quoted ?? bare ?? ""));
}

/** The package.json that npm reads from a tarball. */
function manifestIn(file: string): { name: string; dependencies?: Record<string, string> } {
  return JSON.parse(execFileSync("tar", ["-xzOf", file, "package/package.json"], { cwd: folder, encoding: "utf8" }));
}
