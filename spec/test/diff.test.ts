import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import openapi from "../dist/openapi.json" with { type: "json" };
import { folder } from "./spec.ts";

describe("the gate of the last release", () => {
  let temporary: string;

  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), "milvus-rest-diff-"));
  });
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  test("lets a document pass that says the same", () => {
    expect(diff(openapi, openapi).exitCode).toBe(0);
  });

  test("stops a field that became required, and names the bump it demands", () => {
    const released = structuredClone(openapi);
    released.components.schemas.ReleaseCollectionRequest.required = [];

    const { exitCode, text } = diff(released, openapi);

    expect(exitCode).toBe(1);
    expect(text).toContain("became required: `collectionName`");
    expect(text).toMatch(/require a minor bump \(\d+\.\d+\.0\) while below 1\.0/);
  });

  test("lets the same change pass under the version that it demands", () => {
    const released = structuredClone(openapi);
    released.components.schemas.ReleaseCollectionRequest.required = [];
    const candidate = { ...openapi, info: { ...openapi.info, version: "1.0.0" } };

    expect(diff(released, candidate).exitCode).toBe(0);
  });

  function diff(released: object, candidate: object) {
    const paths = Object.entries({ released, candidate }).map(([name, document]) => {
      const path = join(temporary, `${name}.json`);
      writeFileSync(path, JSON.stringify(document));
      return path;
    });
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/diff.ts", ...paths], {
      cwd: folder,
      encoding: "utf8",
    });
    return { exitCode: status, text: stdout + stderr };
  }
});
