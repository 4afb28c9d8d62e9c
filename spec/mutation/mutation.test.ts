import { Worker } from "node:worker_threads";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { beforeAll, describe, expect, test } from "vitest";
import { checks } from "./checks.ts";
import { survivors } from "./survivors.ts";
import type { Fate } from "./worker.ts";

describe("every keyword of the spec that has a meaning, changed,", () => {
  let fates: Fate[];

  beforeAll(async () => {
    fates = await tryAll();
  }, 600_000);

  test.each(Object.keys(openapi.paths))("is tried in %s", (path) => {
    const tried = fates.filter(({ name }) => name.startsWith(`#/paths/${path.replaceAll("/", "~1")}/`));

    expect(tried.length).toBeGreaterThan(15);
  });

  test("leaves the document itself without a failed check", () => {
    expect(fates.filter(({ name }) => name === "none")).toEqual([{ name: "none" }]);
  });

  test("fails a check of meaning, except for the explained survivors", () => {
    const alive = fates.filter(({ name, check }) => check === undefined && name !== "none");

    expect(new Set(alive.map(({ name }) => name))).toEqual(new Set(survivors));
  });

  test("fails each of the checks at least once", () => {
    const failed = new Set(fates.map(({ check }) => check));

    expect(Object.keys(checks).filter((name) => !failed.has(name))).toEqual([]);
  });
});

/**
 * Runs on Node itself, because the test runner's module loader is slower; in one thread, because a second one would spend
 * as much on the recordings again, and other packages' tests run at the same time.
 */
function tryAll(): Promise<Fate[]> {
  const worker = new Worker(new URL("worker.ts", import.meta.url), { execArgv: ["--no-warnings"] });
  const fates: Fate[] = [];
  return new Promise((resolve, reject) => {
    worker.on("message", (fate: Fate) => fates.push(fate));
    worker.once("error", reject);
    worker.once("exit", () => resolve(fates));
  });
}
