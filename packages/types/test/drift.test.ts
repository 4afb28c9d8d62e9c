import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const packageFolder = join(import.meta.dirname, "..");

describe("the drift check", () => {
  let copy: string;

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), "milvus-rest-types-"));
    for (const name of ["src", "scripts", "package.json"]) {
      cpSync(join(packageFolder, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(packageFolder, "node_modules"), join(copy, "node_modules"), "junction");
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  test("accepts the generated files", () => {
    expect(check()).toEqual({ exitCode: 0, stderr: "" });
  });

  test("prints the differences, and the command that fixes them", () => {
    const file = join(copy, "src/errors.gen.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace('"code": 100,', '"code": 101,'));

    const { exitCode, stderr } = check();

    expect(exitCode).toBe(1);
    expect(stderr).toContain('-    "code": 101,\n+    "code": 100,');
    expect(stderr).toContain("errors.gen.ts drifted from spec/. To fix it, run: pnpm generate");
  });

  test("reports a missing file", () => {
    rmSync(join(copy, "src/operations.gen.ts"));

    const { exitCode, stderr } = check();

    expect(exitCode).toBe(1);
    expect(stderr).toContain("+export const operationTable");
  });

  function check() {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/generate.ts", "--check"], {
      cwd: copy,
      encoding: "utf8",
    });
    return { exitCode: status, stderr };
  }
});
