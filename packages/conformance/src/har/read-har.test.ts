import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { UsageError } from "../run/options.ts";
import { readHar } from "./read-har.ts";

const folder = mkdtempSync(join(tmpdir(), "milvus-conformance-"));
const file = join(folder, "capture.har");

afterAll(() => rmSync(folder, { recursive: true }));

function read(content: unknown) {
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return readHar(file);
}

const entry = {
  request: { method: "POST", url: "http://localhost/", headers: [{ name: "Accept", value: "*/*" }] },
  response: { status: 200, headers: [] },
};
const harOf = (...entries: unknown[]) => ({ log: { version: "1.2", entries } });

test("a HAR is read, with what else is in it, and with a byte order mark before it", async () => {
  const { entries } = await read(`\ufeff${JSON.stringify(harOf({ ...entry, time: null, _resourceType: "fetch" }))}`);

  expect(entries).toMatchObject([entry]);
});

describe("what is no HAR is refused, with the file, the place and what stands there", () => {
  const { request, response } = entry;
  test.each([
    ["no JSON", "<html>", "is not JSON: Unexpected token '<'."],
    ["an empty file", "", "is not JSON: Unexpected end of JSON input."],
    ["JSON that is cut off", '{"log":{"entries":[{}', "(line 1 column 22)"],
    ["a list", [], ": the HAR must be object, got a list."],
    ["another object", { openapi: "3.1.0" }, ": log is missing."],
    ["no entries", { log: {} }, ": log.entries is missing."],
    ["entries of another kind", { log: { entries: 7 } }, ": log.entries must be array, got 7."],
    ["an entry without an answer", harOf(entry, { request }), ": log.entries[1].response is missing."],
    [
      "no URL",
      harOf({ response, request: { ...request, url: undefined } }),
      ": log.entries[0].request.url is missing.",
    ],
    [
      "a method that is no text",
      harOf({ response, request: { ...request, method: 5 } }),
      ": log.entries[0].request.method must be string, got 5.",
    ],
    [
      "a status that is no number",
      harOf({ request, response: { ...response, status: "200" } }),
      ': log.entries[0].response.status must be integer, got "200".',
    ],
  ])("%s", async (_, content, message) => {
    const reading = read(content);

    await expect(reading).rejects.toThrow(UsageError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(file);
    await expect(reading).rejects.toThrow("Give a HAR 1.2, as exported by a browser's network panel");
  });

  test("a file that is not there", async () => {
    await expect(readHar(join(folder, "no-such.har"))).rejects.toThrow(/^the HAR cannot be read: ENOENT.*no-such\.har/);
  });
});

test.each([
  ["a header's value", harOf({ ...entry, request: { ...entry.request, headers: [{ name: "x", value: 5337 }] } })],
  ["a header without a value", harOf({ ...entry, request: { ...entry.request, headers: [{ name: "5337" }] } })],
  ["what stands where JSON ends", '{"log": nothing, "Authorization": "5337"}'],
])("an error never tells %s", async (_, content) => {
  await expect(read(content)).rejects.toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("5337") }),
  );
});
