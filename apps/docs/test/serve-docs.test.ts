import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serveDocs } from "../server/index.ts";

const docsFolder = join(import.meta.dirname, "..");

describe("serveDocs", () => {
  test("serves the page on a free port of this machine", async () => {
    await using docs = await serveDocs();

    const response = await fetch(docs.url);

    expect(docs.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(response.headers.get("content-type")).toBe("text/html;charset=utf-8");
    expect(await response.text()).toBe(readFileSync(join(docsFolder, "dist", "index.html"), "utf8"));
  });

  test("lets a browser cache a file and ask each time whether it has changed", async () => {
    await using docs = await serveDocs();
    const { headers } = await fetch(`${docs.url}/reference/redoc.standalone.js`);

    const again = await fetch(`${docs.url}/reference/redoc.standalone.js`, {
      headers: { "if-none-match": headers.get("etag") ?? "" },
    });

    expect(headers.get("cache-control")).toBe("public,max-age=0,must-revalidate");
    expect(again.status).toBe(304);
  });

  test.each(["/nothing", "/../package.json", "/%2e%2e/package.json", "/..%2fpackage.json", "/%"])(
    "responds with 404 to %s",
    async (path) => {
      await using docs = await serveDocs();

      expect(await statusOf(docs.url, path)).toBe(404);
    },
  );

  test("frees its port when it is closed, also with a connection open", async () => {
    const docs = await serveDocs();
    await (await fetch(docs.url)).text();

    await docs.close();

    await expect(fetch(docs.url)).rejects.toThrow();
  });

  test("does what the README's sample says", () => {
    const [, sample = ""] = /```ts\n(.*?)```/s.exec(readFileSync(join(docsFolder, "README.md"), "utf8")) ?? [];

    const output = execFileSync(process.execPath, ["--input-type=module-typescript", "-"], {
      cwd: docsFolder,
      input: sample.replace("8080", "0"),
      encoding: "utf8",
    });

    expect(output).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
  });

  test("fails when the port is in use", async () => {
    await using docs = await serveDocs();

    await expect(serveDocs({ port: Number(new URL(docs.url).port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

/** The status of an answer to a path as it is: fetch would tidy it up before it is sent. */
async function statusOf(url: string, path: string): Promise<number | undefined> {
  const sent = request(url, { path }).end();
  const [response] = await once(sent, "response");
  response.resume();
  return response.statusCode;
}
