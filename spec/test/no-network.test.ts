import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { folder } from "./spec.ts";

test.each(["lint", "diff"])("%s asks nobody on the network for anything", async (script) => {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(String(request.url));
    response.end();
  });
  proxy.on("connect", ({ url }, socket) => {
    asked.push(String(url));
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void proxy.close());
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  // What Redocly asked for lately it notes down there, and does not ask for again.
  const empty = mkdtempSync(join(tmpdir(), "milvus-rest-quiet-"));
  onTestFinished(() => rmSync(empty, { recursive: true }));
  // Under these it asks for nothing, whatever we do.
  const { CI: _, NODE_ENV: __, ...env } = process.env;

  await promisify(execFile)(process.execPath, [`scripts/${script}.ts`], {
    cwd: folder,
    env: { ...env, TMPDIR: empty, TEMP: empty, HTTP_PROXY: url, HTTPS_PROXY: url, http_proxy: url, https_proxy: url },
  });

  expect(asked).toEqual([]);
});
