import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** The README's note for those who come from the official client: what goes, and what comes in its place. */
const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const [, note = ""] = /```diff\n(.*?)```/s.exec(readme) ?? [];
const linesAfter = (sign: string) =>
  note
    .split("\n")
    .filter((line) => line.startsWith(sign))
    .map((line) => line.slice(1))
    .join("\n");

const programs = {
  before: linesAfter("-"),
  after: linesAfter("+"),
};

describe.each(Object.entries(programs))("the code %s the move", (_, code) => {
  let folder: string;
  // Within this project, so that the official client is found.
  beforeAll(() => {
    folder = mkdtempSync(join(import.meta.dirname, "migration-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("releases the collection", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });

    await run(mock.url);

    expect(mock.collections.get("default.quick_setup")).toMatchObject({ loaded: false });
  });

  test("fails with the server's words where there is no such collection", async () => {
    await using mock = await startMock({ users: { root: "Milvus" }, collections: [] });

    const { stderr } = await run(mock.url).catch((error) => error);

    expect(stderr).toContain("collection not found[database=default][collection=quick_setup]");
  });

  async function run(url: string) {
    const file = join(folder, "program.ts");
    writeFileSync(file, code.replaceAll("http://localhost:19530", url));
    return await promisify(execFile)(process.execPath, [file]);
  }
});
