import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startMock } from "../src/index.ts";

const run = promisify(execFile);
const sample = readFileSync(join(import.meta.dirname, "api-page.sh"), "utf8");

test("the official API page's sample, with only endpoint and scheme replaced, gets that page's response", async () => {
  await using mock = await startMock();
  const command = sample
    .replace(/(?<=CLUSTER_ENDPOINT=").*(?=")/, new URL(mock.url).host)
    .replace('POST "https://', 'POST "http://');

  const { stdout } = await run("sh", ["-c", command]);

  expect(stdout).toBe('{"code":0,"data":{}}');
  expect(mock.collections.get("default.quick_setup")).toMatchObject({ loaded: false, released: 1 });
});
