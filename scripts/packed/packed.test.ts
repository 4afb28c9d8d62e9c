import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { type Mock, startMock } from "@milvus-rest/mock";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { published } from "../pack/pack-all.ts";
import { compile, compilers } from "./compile.ts";
import { installPacked } from "./install-packed.ts";

const run = promisify(execFile);

describe("the packed packages, in a project elsewhere,", () => {
  let project: string;
  let tarballs: Record<string, string>;
  let mock: Mock;

  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), "milvus-rest-packed-"));
    tarballs = await installPacked(project);
    mock = await startMock({ users: { root: "Milvus" } });
  });
  afterAll(async () => {
    await mock?.close();
    rmSync(project, { recursive: true, force: true });
  });

  test.each(Object.keys(published))("%s is packed as package managers and bundlers want it", async (name) => {
    const tarball = readFileSync(tarballs[name] ?? "");

    const { messages, pkg } = await publint({ pack: { tarball: Uint8Array.from(tarball).buffer }, strict: true });

    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test.each(Object.keys(published))("%s holds its licence, its README and the sources of its maps", async (name) => {
    const { stdout } = await run("tar", ["-tzf", tarballs[name] ?? ""]);
    const files = stdout.trim().split("\n");

    expect(files).toEqual(expect.arrayContaining(["package/LICENSE", "package/README.md"]));
    expect(files.filter((file) => file.includes(".test"))).toEqual([]);
    const sources = files
      .filter((file) => /\/dist\/.*\.js\.map$/.test(file))
      .map((file) => file.replace("/dist/", "/src/").replace(".js.map", ".ts"));
    expect(files).toEqual(expect.arrayContaining(sources));
  });

  test.each([
    ["an ES module", "release.mjs"],
    ["CommonJS, which requires it", "release.cjs"],
    ["an ES module over the pool", "pool.mjs"],
  ])("the client releases a collection from %s", async (_, file) => {
    expect(await released(file)).toEqual({ data: {}, reason: "CollectionNotFound" });
  });

  describe.each(Object.keys(compilers) as (keyof typeof compilers)[])("the client with TypeScript %s", (version) => {
    const out = `out-${version}`;
    // TypeScript 5.4 refuses to require an ES module, whatever Node says.
    const files = ["release.ts", "pool.ts", ...(version === "5.4" ? [] : ["release.cts"])];
    let complaints: string;

    beforeAll(async () => {
      complaints = await compile(version, project, [...files, "wrong.ts"], "--outDir", out);
    });

    test.each(files)("releases a collection from %s", async (file) => {
      expect(complaints).not.toContain(file);
      expect(await released(join(out, file.replace("ts", "js")))).toEqual({ data: {}, reason: "CollectionNotFound" });
    });

    test("has it refuse a missing and an unknown field, and nothing else", () => {
      expect(complaints).toMatch(/wrong\.ts\W4\b.*'collectionName' is missing/s);
      expect(complaints).toMatch(/wrong\.ts\W5\b.*'partition' does not exist/s);
      expect(complaints.match(/error TS/g)).toHaveLength(2);
    });
  });

  test.each(["5.9", "7"] as const)("the mock and the kit have declarations for TypeScript %s", async (version) => {
    expect(await compile(version, project, ["tools.ts"], "--noEmit", "--lib", "es2023,esnext.disposable,dom")).toBe("");
  });

  test("the client costs a compiler fewer than 500 instantiations of types", async () => {
    const figures = await compile("7", project, ["release.ts"], "--noEmit", "--extendedDiagnostics", "--skipLibCheck");

    expect(Number(/Instantiations:\s+(\d+)/.exec(figures)?.[1])).toBeLessThan(500);
  });

  test("the kit finds that the mock conforms, both from the shell", async () => {
    const server = spawn(bin("milvus-mock"), ["--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
    onTestFinished(() => void server.kill());
    const [greeting] = await once(createInterface(server.stderr), "line");
    const url = /http:\S+/.exec(greeting)?.[0] ?? "";

    const { stdout } = await run(bin("milvus-conformance"), [url]);

    expect(stdout).toContain("0 failed");
  });

  test("the mock's fixture gives each test of Vitest a mock of its own", async () => {
    const { stdout } = await run(bin("vitest"), ["run", "mock.test.ts"], { cwd: project });

    expect(stdout).toContain("1 passed");
  });

  async function released(file: string): Promise<unknown> {
    const { stdout } = await run(process.execPath, [file, mock.url], { cwd: project });
    return JSON.parse(stdout);
  }

  function bin(name: string): string {
    return join(project, "node_modules/.bin", name);
  }
});
