import { type Profile, publishedSpec } from "@milvus-rest/semantics";
import { expect, test } from "vitest";
import { redactNothing } from "../redact.ts";
import { chooseProfile, type Verdict } from "./summarise.ts";

const spec = publishedSpec();

/** A verdict with deviations of so many causes. */
const verdict = (...causes: string[]): Verdict => ({
  check: { id: "release/a", title: "a" },
  request: { method: "POST", target: "/", httpVersion: "HTTP/1.1", headers: [], body: Buffer.alloc(0) },
  reply: { response: { status: 200, headers: [], body: Buffer.alloc(0) }, durationMs: 1 },
  redact: redactNothing,
  expected: [],
  got: "Success",
  deviations: causes.map((cause) => ({ cause, message: "", spec: "", remedy: "" })),
});

const choose = (names: readonly string[], judgeAll: (name: string) => Verdict[]) =>
  chooseProfile({
    spec,
    profiles: [...spec.profiles.values()].filter(({ name }) => names.includes(name)),
    judgeAll: ({ name }: Profile) => judgeAll(name),
  });

test("the profile is the one under which the responses deviate for the fewest reasons", () => {
  const chosen = choose(["2.4", "2.5", "2.6"], (name) => [verdict(), verdict(...(name === "2.5" ? [] : ["a"]))]);

  expect(chosen).toMatchObject({ profile: "2.5", profiles: ["2.5"], profileFrom: "responses" });
});

test("responses that are right in every release do not show it: the default is judged by", () => {
  const chosen = choose(["2.4", "2.5", "2.6"], () => [verdict()]);

  expect(chosen).toMatchObject({ profile: "2.6", profiles: ["2.6", "2.4", "2.5"], profileFrom: "default" });
});

test("responses that are right in no release do not show it either, though some fit worse", () => {
  const chosen = choose(["2.4", "2.5"], (name) => [verdict("a", ...(name === "2.4" ? ["b"] : []))]);

  expect(chosen).toMatchObject({ profile: "2.5", profileFrom: "default" });
});

test("a profile that is named is judged by, whatever came", () => {
  expect(choose(["2.4"], () => [verdict("a")])).toMatchObject({ profile: "2.4", profileFrom: "options" });
});
