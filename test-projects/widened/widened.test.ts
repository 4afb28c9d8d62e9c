import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "../run-program.ts";
import { inventedOperation, inventedReader, widenedCheckout } from "./checkout.ts";

/** Different operations, each written as a contributor does: a path file, and its line in openapi.yaml. */
const operations = [
  { name: "collections/polish", summary: "Polish a collection", method: "polish" },
  { name: "shelves/attic/list", summary: "List the shelves", method: "list" },
  { name: "shelves/build_up", summary: "Build up a shelf", method: "buildUp" },
];
/** One that reads the state of the mock has one file more. */
const reading = { name: "collections/count_loaded", summary: "Count the loaded collections", method: "countLoaded" };
const all = [...operations, reading];

describe("a new operation, of one path file and one line,", () => {
  let copy: string;

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), "milvus-rest-widened-"));
    await widenedCheckout(copy, [
      ...operations.map(({ name }) => inventedOperation(name)),
      inventedReader(reading.name, reading.method, "count-loaded.ts"),
    ]);
  }, 300_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test("has a method of the client, responses of the mock and checks of the kit", async () => {
    const paths = all.map(({ name }) => `/v2/vectordb/${name}`);

    const output = await runProgram(process.execPath, ["user/program.ts", ...paths], folderIn(copy));

    const { checks, results }: { checks: string[]; results: object } = JSON.parse(output);
    expect(results).toEqual({
      polished: {},
      unknown: "CollectionNotFound",
      incomplete: "MissingParameter",
      shelves: ["north", "south"],
      number: 7,
      invalid: "InvalidJson",
      isLoaded: true,
      // Before and after a release: not the 77 of the spec's example.
      loaded: [2, 1],
      notReturned: [],
      findings: [],
    });
    const checksOf = (method: string) => checks.filter((id) => id.split("/")[0]?.endsWith(method));
    for (const { method } of operations) expect(checksOf(method).length).toBeGreaterThan(10);
    // It has no field that could be wrong.
    expect(checksOf(reading.method)).not.toEqual([]);
  });

  test("is typed: a missing field and a field of another type do not compile", async () => {
    const tsc = join("..", "node_modules", "typescript", "bin", "tsc");

    await runProgram(process.execPath, [tsc, "--project", "user"], folderIn(copy));
  });

  test.each(all)("is described in editors and in the docs: $name", ({ summary }) => {
    const table = readFileSync(join(copy, "packages/types/dist/operations.gen.d.ts"), "utf8");
    const page = readFileSync(join(copy, "apps/docs/dist/index.html"), "utf8");

    expect(table).toContain(`* ${summary}.\n`);
    expect(page).toContain(summary);
  });
});

/** This folder, in a copy of the repository. */
function folderIn(checkout: string): string {
  return join(checkout, "test-projects/widened");
}
