import { expect, test } from "vitest";
import { judgeByBest } from "./detect.ts";
import type { Verdict } from "./verdict.ts";

/** A verdict that only so many reasons are counted of. */
const verdict = (...causes: string[]): Verdict => ({
  check: { id: "release/a", title: "a" },
  request: { method: "POST", target: "/", httpVersion: "HTTP/1.1", headers: [], body: Buffer.alloc(0) },
  reply: { answer: { status: 200, headers: [], body: Buffer.alloc(0) }, ms: 1 },
  expected: [],
  got: "Success",
  deviations: causes.map((cause) => ({ cause, message: "", spec: "", remedy: "" })),
});

test("the release is the one under which the answers deviate for the fewest reasons", () => {
  const judged = judgeByBest(["2.4", "2.5", "2.6"], (profile) => [
    verdict(),
    verdict(...(profile === "2.5" ? [] : ["a"])),
  ]);

  expect(judged).toMatchObject({ profiles: ["2.5"], profileFrom: "answers" });
});

test("answers that are right in every release tell none: the default is judged by", () => {
  const judged = judgeByBest(["2.4", "2.5", "2.6"], () => [verdict()]);

  expect(judged).toMatchObject({ profiles: ["2.6", "2.4", "2.5"], profileFrom: "default" });
});

test("answers that are right in no release tell none either, though some fit worse", () => {
  const judged = judgeByBest(["2.4", "2.5"], (profile) => [verdict("a", ...(profile === "2.4" ? ["b"] : []))]);

  expect(judged).toMatchObject({ profiles: ["2.5"], profileFrom: "default" });
});

test("a release that is named is judged by, whatever came", () => {
  expect(judgeByBest(["2.4"], () => [verdict("a")])).toMatchObject({ profiles: ["2.4"], profileFrom: "options" });
});
