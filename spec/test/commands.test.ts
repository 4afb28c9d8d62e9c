import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import openapi from "../dist/openapi.json" with { type: "json" };
import { folder } from "./spec.ts";

test("diff accepts an unchanged document", () => {
  expect(diff(openapi, openapi).exitCode).toBe(0);
});

test("diff rejects a field that became required, and prints the version that is needed", () => {
  const { exitCode, text } = diff(withoutRequired(), openapi);

  expect(exitCode).toBe(1);
  expect(text).toContain("became required: `collectionName`");
  expect(text).toMatch(/require a minor bump \(\d+\.\d+\.0\) while below 1\.0/);
});

test("diff accepts the same change under that version", () => {
  const candidate = { ...openapi, info: { ...openapi.info, version: "1.0.0" } };

  expect(diff(withoutRequired(), candidate).exitCode).toBe(0);
});

test.each(["lint", "diff"])("%s makes no network request", async (script) => {
  const requested: string[] = [];
  const proxy = createServer((request, response) => {
    requested.push(String(request.url));
    response.end();
  });
  proxy.on("connect", ({ url }, socket) => {
    requested.push(String(url));
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void proxy.close());
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  // Redocly keeps its last requests in the temporary folder, and does not repeat them.
  const empty = temporaryFolder();
  // With these variables Redocly makes no request in any case.
  const { CI: _, NODE_ENV: __, ...env } = process.env;

  await promisify(execFile)(process.execPath, [`scripts/${script}.ts`], {
    cwd: folder,
    env: { ...env, TMPDIR: empty, TEMP: empty, HTTP_PROXY: url, HTTPS_PROXY: url, http_proxy: url, https_proxy: url },
  });

  expect(requested).toEqual([]);
});

/** The document before its collectionName became required. */
function withoutRequired(): object {
  const released = structuredClone(openapi);
  released.components.schemas.ReleaseCollectionRequest.required = [];
  return released;
}

function diff(released: object, candidate: object) {
  const temporary = temporaryFolder();
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

function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), "milvus-rest-spec-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}
