import { describe, expect, test } from "vitest";
import { objectsOf, openapi, profiles, readRecordings, responsesOf } from "./spec.ts";

const names = Object.keys(profiles.profiles);
const recorded = readRecordings();
const differences = Object.entries(profiles.differences).map(([name, difference]) => ({ name, ...difference }));
const routes = Object.entries({ ...profiles.routing, ...profiles.httpLayer }).map(([name, route]) => ({
  name,
  recordings: [] as string[],
  evidence: "recorded",
  ...route,
}));

const errorNames = [...objectsOf(openapi)]
  .filter(({ node }) => "x-milvus-error" in node)
  .map(({ node }) => String(node.title));

test("every profile has its recordings, with unique ids", () => {
  expect(recorded.size).toBe(names.length);
  for (const lines of recorded.values()) {
    expect(lines.length).toBeGreaterThan(800);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  }
});

test("the default profile is one of them", () => {
  expect(names).toContain(profiles.default);
});

describe.each(differences)("the difference $name", (difference) => {
  test("has values only for known profiles, and for at least two", () => {
    const given = Object.keys(difference.values);

    expect(names).toEqual(expect.arrayContaining(given));
    expect(given.length > 1 || !given.includes("2.3")).toBe(true);
  });

  test("names its evidence: recordings that exist, or the source", () => {
    const ids = "recordings" in difference ? difference.recordings : [];
    const evidence = "evidence" in difference ? difference.evidence : "recorded";

    expect(ids.length > 0).toBe(evidence === "recorded");
    for (const lines of recorded.values()) expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });
});

test.each(routes)(
  "the response $name outside of the operations was recorded with every release, or is from the source",
  (route) => {
    const { recordings, evidence } = route;

    expect(recordings.length > 0).toBe(evidence === "recorded");
    for (const lines of recorded.values())
      expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(recordings));
  },
);

test.each(Object.entries(profiles.effects))("the effect %s comes to errors of the catalogue, recorded", (_, effect) => {
  const ids = "recordings" in effect ? effect.recordings : [];

  expect(errorNames).toEqual(expect.arrayContaining(effect.outcomes));
  expect(ids.length > 0).toBe(effect.outcomes.length > 0);
  for (const lines of recorded.values()) expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
});

test("steps and failures are errors of the catalogue", () => {
  expect(errorNames).toEqual(expect.arrayContaining(Object.values(profiles.steps)));
  expect(errorNames).toEqual(expect.arrayContaining(profiles.failures));
});

test.each(Object.entries(profiles.differences.order.values))(
  "the order of %s has each step at most once",
  (_, order) => {
    expect(Object.keys(profiles.steps)).toEqual(expect.arrayContaining(order));
    expect(new Set(order).size).toBe(order.length);
  },
);

test.each(Object.entries(profiles.profiles))(
  "timeoutRace of %s has the value that 50 runs showed",
  (name, { recordings }) => {
    const values: Record<string, string> = profiles.differences.timeoutRace.values;
    const [value] = names
      .slice(0, names.indexOf(name) + 1)
      .flatMap((each) => values[each] ?? [])
      .slice(-1);
    const [runs] = (recorded.get(recordings) ?? []).filter(({ id }) => id === "timeout-zero-race-50");

    const others = (runs ? responsesOf(runs) : []).filter(({ status }) => status !== 408).map(({ body }) => body);

    expect(runs?.note).toContain("x (408, ");
    expect(others.map(raceValueOf)).toEqual(value === "none" ? [] : [value]);
  },
);

/** The value of `timeoutRace` for a response. */
function raceValueOf(body: string): string {
  return body.includes('"data"') ? "work" : "deadline";
}

test.each(profiles.severity)(
  "the severity of $causes is an error or a warning, in words and with a reason",
  ({ deviation, severity, reason }) => {
    expect(deviation).toMatch(/^[A-Z].*[^.]$/);
    expect(["error", "warning"]).toContain(severity);
    expect(reason).toMatch(/\.$/);
  },
);
