import { Worker } from "node:worker_threads";
import { beforeAll, describe, expect, test } from "vitest";
import { survivors } from "./survivors.ts";
import type { Fate } from "./worker.ts";

const workers = 2;

describe("every keyword of the spec that means something, changed", () => {
  let fates: Fate[];

  beforeAll(async () => {
    fates = (await Promise.all(Array.from({ length: workers }, (_, first) => fatesOf(first)))).flat();
  }, 600_000);

  test("is tried in some way or other", () => {
    expect(fates.length).toBeGreaterThan(350);
  });

  test("leaves the document as it is alone", () => {
    expect(fates.filter(({ name }) => name === "none")).toEqual(
      Array.from({ length: workers }, () => ({ name: "none" })),
    );
  });

  test("is found out by a check of meaning, but for those that are explained", () => {
    const alive = fates.filter(({ name, killer }) => killer === undefined && name !== "none");

    expect(alive.map(({ name }) => name)).toEqual(Object.keys(survivors));
  });

  test("is found out by each of the checks", () => {
    const killers = new Set(fates.map(({ killer }) => killer));

    expect([...killers]).toEqual(
      expect.arrayContaining([
        "examples",
        "requests",
        "recordings",
        "spoiled recordings",
        "kit",
        "client",
        "mock",
        "types",
      ]),
    );
  });
});

/** Runs on Node itself: the test runner's own module loader would not give each document modules of its own. */
function fatesOf(first: number): Promise<Fate[]> {
  const worker = new Worker(new URL("worker.ts", import.meta.url), {
    workerData: { first, of: workers },
    execArgv: ["--no-warnings"],
  });
  const fates: Fate[] = [];
  return new Promise((resolve, reject) => {
    worker.on("message", (fate: Fate) => fates.push(fate));
    worker.once("error", reject);
    worker.once("exit", () => resolve(fates));
  });
}
