import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Mock, startMock } from "@milvus-rest/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const packages = join(import.meta.dirname, "../../..");
const modules = join(import.meta.dirname, "../../node_modules");
const pnpm = process.env.npm_execpath ? [process.env.npm_execpath] : ["npx", "--yes", "pnpm@12.21.0"];

describe("the packed client and types, in an empty project elsewhere,", () => {
  let project: string;
  let mock: Mock;

  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), "milvus-rest-packed-"));
    for (const name of ["types", "client"]) {
      await runPnpm(["pack", "--pack-destination", project], join(packages, name));
    }
    writeProject();
    await runPnpm(["install", "--offline"], project);
    mock = await startMock({ users: { root: "Milvus" } });
  });
  afterAll(async () => {
    await mock?.close();
    rmSync(project, { recursive: true, force: true });
  });

  test.each([
    ["an ES module", "release.mjs"],
    ["CommonJS, which requires it", "release.cjs"],
    ["an ES module over the pool", "pool.mjs"],
  ])("release a collection from %s", async (_, file) => {
    expect(await output(file)).toEqual({ data: {}, reason: "CollectionNotFound" });
  });

  // 5.9 is what spec/ is turned into types with, 7 what we build with.
  const compilers = {
    "7": join(modules, "typescript"),
    "6.0": join(modules, "typescript-6.0"),
    "5.9": join(packages, "types/node_modules/typescript"),
    "5.4": join(modules, "typescript-5.4"),
  };

  describe.each(Object.entries(compilers))("with TypeScript %s", (version, typescript) => {
    const out = `out-${version}`;
    let complaints: string;

    beforeAll(async () => {
      const files = ["release.ts", "pool.ts", "wrong.ts"];
      complaints = await tsc(typescript, files, out).then(
        () => "",
        ({ stdout }) => String(stdout),
      );
    });

    test.each(["release", "pool"])("release a collection from %s.ts", async (name) => {
      expect(complaints).not.toContain(`${name}.ts`);
      expect(await output(`${out}/${name}.js`)).toEqual({ data: {}, reason: "CollectionNotFound" });
    });

    test("have it refuse a missing and an unknown field, and nothing else", () => {
      expect(complaints).toMatch(/wrong\.ts\W4\b.*'collectionName' is missing/s);
      expect(complaints).toMatch(/wrong\.ts\W5\b.*'partition' does not exist/s);
      expect(complaints.match(/error TS/g)).toHaveLength(2);
    });
  });

  test("cost a compiler fewer than 500 instantiations of types", async () => {
    const { stdout } = await tsc(compilers["7"], ["release.ts"], "cost", "--extendedDiagnostics", "--skipLibCheck");

    expect(Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1])).toBeLessThan(500);
  });

  /** What the packages themselves depend on is linked: a project elsewhere must install without network. */
  function writeProject(): void {
    const tarball = (name: string) =>
      `file:${join(project, readdirSync(project).find((file) => file.startsWith(`milvus-rest-${name}-`)) ?? "")}`;
    const link = (name: string) => `link:${realpathSync(join(modules, name))}`;
    const dependencies = {
      "@milvus-rest/client": tarball("client"),
      "@milvus-rest/types": tarball("types"),
      "openapi-fetch": link("openapi-fetch"),
      undici: link("undici"),
    };
    cpSync(join(import.meta.dirname, "project"), project, { recursive: true });
    writeJson("package.json", { name: "elsewhere", private: true, type: "module", dependencies });
    // JSON is YAML.
    writeJson("pnpm-workspace.yaml", { overrides: dependencies, pmOnFail: "ignore" });
  }

  function writeJson(name: string, content: object): void {
    writeFileSync(join(project, name), JSON.stringify(content));
  }

  async function runPnpm(args: string[], cwd: string): Promise<void> {
    const [command = "", ...first] = pnpm;
    await run(command, [...first, ...args], { cwd });
  }

  async function output(file: string): Promise<unknown> {
    const { stdout } = await run(process.execPath, [file, mock.url], { cwd: project });
    return JSON.parse(stdout);
  }

  /** Everything strict, and the declarations of the packages checked too. */
  async function tsc(typescript: string, files: string[], outDir: string, ...more: string[]) {
    const options =
      "--strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext --target es2022 --lib es2022,dom,dom.iterable";
    const compiler = join(typescript, "bin/tsc");
    const nodeTypes = ["--typeRoots", join(modules, "@types"), "--types", "node"];
    const args = [compiler, ...more, ...options.split(" "), ...nodeTypes, "--outDir", outDir, ...files];
    return run(process.execPath, args, { cwd: project });
  }
});
