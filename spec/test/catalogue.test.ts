import { describe, expect, test } from "vitest";
import { objectsOf, openapi, profiles, type Recording, readRecordings, responsesOf, violations } from "./spec.ts";

interface Entry {
  pointer: string;
  name: string;
  status: number;
  example: unknown;
  since: string;
  recordings: string[];
}

const entries: Entry[] = [...objectsOf(openapi)]
  .filter(({ node }) => "x-milvus-error" in node)
  .map(({ pointer, node }) => {
    const { since, recordings = [] } = node["x-milvus-error"] as { since: string; recordings?: string[] };
    return {
      pointer,
      name: String(node.title),
      // The catalogue has one file, and so one schema, for each HTTP status.
      status: Number(/\/Error(\d+)/.exec(pointer)?.[1]),
      example: (node.examples as unknown[])[0],
      since,
      recordings,
    };
  });
const recorded = entries.filter(({ recordings }) => recordings.length > 0);
const releases = readRecordings();
const exchanges = [...releases.values()].flat();
const exchangesOf = new Map(
  Object.entries(profiles.profiles).map(([profile, { recordings }]) => [profile, releases.get(recordings) ?? []]),
);

test("the catalogue has entries", () => {
  expect(entries.length).toBeGreaterThan(10);
});

describe.each(entries)("the entry $name", ({ name }) => {
  test("has a unique name", () => {
    expect(entries.filter((entry) => entry.name === name)).toHaveLength(1);
  });
});

/** All entries but those with any message. */
const worded = entries.filter(({ name }) => name !== "UnexpectedError" && name !== "Panic");

describe.each(worded)("the entry $name", ({ pointer, name, example }) => {
  test("rejects the message of another entry", () => {
    const others = worded.filter((other) => other.name !== name).map((other) => Object(other.example).message);

    for (const message of others) expect(violations(pointer, { ...Object(example), message })).not.toEqual([]);
  });
});

describe.each(recorded)("the entry $name", (entry) => {
  const { example, since, recordings: ids } = entry;
  const named = exchanges.filter(({ id }) => ids.includes(id));
  const showing = (lines: Recording[]) => lines.filter((line) => ids.includes(line.id) && shows(line, entry));

  test("names recordings that exist and show it", () => {
    expect(new Set(showing(exchanges).map(({ id }) => id))).toEqual(new Set(ids));
  });

  test("was first recorded with the release in `since`", () => {
    const [first] = [...exchangesOf].filter(([, lines]) => showing(lines).length > 0).map(([profile]) => profile);

    expect(first).toBe(since);
  });

  test("has an example that is byte for byte in one of them", () => {
    const texts = named.map(({ response, note }) => response?.body ?? note);

    expect(texts.filter((text) => text.includes(JSON.stringify(example)))).not.toEqual([]);
  });
});

/** Whether a recording shows this error: a response with its status, and a body that is valid under its schema. */
function shows(line: Recording, { pointer, status }: Entry): boolean {
  return responsesOf(line).some((response) => response.status === status && isEnvelope(response.body, pointer));
}

function isEnvelope(body: string, pointer: string): boolean {
  return body.startsWith("{") && violations(pointer, JSON.parse(body)).length === 0;
}
