import { readFileSync } from "node:fs";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { recordingsPage } from "../src/pages/recordings.ts";
import { recordingFiles, recordingPath } from "../src/recordings/read-cases.ts";

const { html = "", markdown } = recordingsPage(openapi);

test.each(recordingFiles)("the page of the recordings has a row for every line of %s", (file) => {
  const ids: string[] = readFileSync(recordingPath(file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).id);

  expect(ids.length).toBeGreaterThan(100);
  expect(ids.filter((id) => !html.includes(`<tr id="${id}"`))).toEqual([]);
  expect(ids.filter((id) => !markdown.includes(`| \`${id}\` |`))).toEqual([]);
});

test("a row has each release's response in brief", () => {
  expect(markdown).toContain("| `timeout-0` | 408 | 408 | 408 · 10001 | 408 · 10001 |");
});

test("a row unfolds to the request, and to each response with the releases that gave it", () => {
  const row = rowOf("timeout-0");

  expect(row).toContain("POST /v2/vectordb/collections/release HTTP/1.1\nHost: localhost:19530\n");
  expect(row).toContain("\nRequest-Timeout: 0\n");
  expect(row).toMatch(
    /<p>Milvus 2\.3\.20, 2\.4\.15:<\/p>\n<pre[^>]*><code>HTTP\/1.1 408 Request Timeout\n[^<]*\n\ntimeout</,
  );
  expect(row).toContain("{&quot;code&quot;:10001,&quot;message&quot;:&quot;request timeout&quot;}</code>");
});

test("a row has the note of a summary of many runs", () => {
  expect(rowOf("timeout-zero-race-50")).toContain("50 runs of timeout-0: 50 x (408, ");
});

test("a row says how long a response took that the server delayed", () => {
  expect(rowOf("slow-timeout-1")).toMatch(/<p>Milvus [^<]*, after 1\d{3}, 1\d{3} ms:<\/p>/);
  expect(rowOf("success")).not.toContain(", after");
});

test("a body that is not text is shown in base64, and a long one is cut", () => {
  expect(rowOf("json-garbage-bytes")).toContain("(not UTF-8; in base64) ");
  expect(rowOf("body-20mib")).toMatch(/\(\d{8} times\)/);
  expect(rowOf("deep-array-9999")).toContain("… (20035 characters)");
});

function rowOf(id: string): string {
  return new RegExp(`<tr id="${id}".*?</tr>`, "s").exec(html)?.[0] ?? "";
}
