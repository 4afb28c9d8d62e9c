import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { readHar } from "./read-har.ts";

const folder = mkdtempSync(join(tmpdir(), "milvus-conformance-"));
const file = join(folder, "capture.har");

afterAll(() => rmSync(folder, { recursive: true }));

function read(content: unknown) {
  writeFileSync(file, typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return readHar(file);
}

const har = { log: { version: "1.2", entries: [{ request: 1 }, null] } };

test("a HAR is read, whatever its entries are, and with a byte order mark before it", async () => {
  const { entries } = await read(`\ufeff${JSON.stringify(har)}`);

  expect(entries).toEqual(har.log.entries);
});

describe("a file that is not a HAR is refused, with what it lacks", () => {
  test.each([
    ["no JSON", "<html>", "is not JSON: Unexpected token '<'."],
    ["an empty file", "", "is not JSON: Unexpected end of JSON input."],
    ["JSON that is cut off", '{"log":{"entries":[{}', "(line 1 column 22)"],
    ["a list", [], "has no list at log.entries."],
    ["null", null, "has no list at log.entries."],
    ["another object", { openapi: "3.1.0" }, "has no list at log.entries."],
    ["a log of another kind", { log: "x" }, "has no list at log.entries."],
    ["no entries", { log: {} }, "has no list at log.entries."],
    ["entries of another kind", { log: { entries: {} } }, "has no list at log.entries."],
  ])("%s", async (_, content, message) => {
    const reading = read(content);

    await expect(reading).rejects.toThrow(UsageError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(file);
    await expect(reading).rejects.toThrow("Give a HAR 1.2, as exported by a browser's network panel");
  });

  test.each([
    ["gzip", gzipSync(JSON.stringify(har)), "is compressed with gzip. Unpack it first"],
    ["zip", Buffer.from("PK\u0003\u0004…"), "is a zip archive. Unpack it first"],
    ["UTF-16", Buffer.from(`\ufeff${JSON.stringify(har)}`, "utf16le"), "is written in UTF-16. Save it as UTF-8"],
    ["UTF-16 without a mark", Buffer.from(JSON.stringify(har), "utf16le"), "is written in UTF-16. Save it as UTF-8"],
    ["UTF-16, big-endian", Buffer.from("\ufeff{}", "utf16le").swap16(), "is written in UTF-16. Save it as UTF-8"],
  ])("%s", async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
    await expect(read(content)).rejects.toThrow(UsageError);
  });

  test("a file that is not there", async () => {
    await expect(readHar(join(folder, "no-such.har"))).rejects.toThrow(/^the HAR cannot be read: ENOENT.*no-such\.har/);
  });
});

test("an error never shows what is in the file where the JSON ends", async () => {
  await expect(read('{"log": nothing, "Authorization": "5337"}')).rejects.toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("5337") }),
  );
});
