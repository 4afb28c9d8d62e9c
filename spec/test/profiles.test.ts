import { describe, expect, test } from "vitest";
import { answersOf, profiles, readRecordings } from "./spec.ts";

const names = Object.keys(profiles.profiles);
const recorded = readRecordings();
const differences = Object.entries(profiles.differences).map(([name, difference]) => ({ name, ...difference }));
const routes = Object.entries({ ...profiles.routing, ...profiles.httpLayer }).map(([name, route]) => ({
  name,
  recordings: [] as string[],
  evidence: "recorded",
  ...route,
}));

test("every profile has its recordings", () => {
  expect(recorded.size).toBe(names.length);
  for (const lines of recorded.values()) expect(lines.length).toBeGreaterThan(200);
});

test("the profile that stands for Milvus is one of them", () => {
  expect(names).toContain(profiles.default);
});

describe.each(differences)("the difference $name", (difference) => {
  test("has values for known profiles only, and for at least two", () => {
    const given = Object.keys(difference.values);

    expect(names).toEqual(expect.arrayContaining(given));
    expect(given.length > 1 || !given.includes("2.3")).toBe(true);
  });

  test("says where it was seen: in recordings that exist, or in the source", () => {
    const ids = "recordings" in difference ? difference.recordings : [];
    const evidence = "evidence" in difference ? difference.evidence : "recorded";

    expect(ids.length > 0).toBe(evidence === "recorded");
    for (const lines of recorded.values()) expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });
});

test.each(routes)("the route answer $name was recorded by every release, or is from the source", (route) => {
  const { recordings, evidence } = route;

  expect(recordings.length > 0).toBe(evidence === "recorded");
  for (const lines of recorded.values()) expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(recordings));
});

test.each(Object.entries(profiles.profiles))("timeoutRace says of %s what 50 runs showed", (name, { recordings }) => {
  const values: Record<string, string> = profiles.differences.timeoutRace.values;
  const [said] = names
    .slice(0, names.indexOf(name) + 1)
    .flatMap((each) => values[each] ?? [])
    .slice(-1);
  const [runs] = (recorded.get(recordings) ?? []).filter(({ id }) => id === "timeout-zero-race-50");

  const others = (runs ? answersOf(runs) : []).filter(({ status }) => status !== 408).map(({ body }) => body);

  expect(runs?.note).toContain("x (408, ");
  expect(others.map(faceOf)).toEqual(said === "none" ? [] : [said]);
});

/** The value of `timeoutRace` that stands for an answer. */
function faceOf(body: string): string {
  return body.includes('"data"') ? "work" : "deadline";
}
