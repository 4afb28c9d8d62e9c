import { describe, expect, test } from "vitest";
import { objectsOf, openapi, readRecordings, violations } from "./spec.ts";

interface Entry {
  pointer: string;
  name: string;
  example: unknown;
  recordings: string[];
}

const entries: Entry[] = [...objectsOf(openapi)]
  .filter(({ node }) => "x-milvus-error" in node)
  .map(({ pointer, node }) => ({
    pointer,
    name: String(node.title),
    example: (node.examples as unknown[])[0],
    recordings: (node["x-milvus-error"] as { recordings?: string[] }).recordings ?? [],
  }));
const recorded = entries.filter(({ recordings }) => recordings.length > 0);
const exchanges = [...readRecordings().values()].flat();

test("there are entries", () => {
  expect(entries.length).toBeGreaterThan(10);
});

describe.each(entries)("$name", ({ name }) => {
  test("has a name of its own", () => {
    expect(entries.filter((entry) => entry.name === name)).toHaveLength(1);
  });
});

/** All but the one that may say anything. */
const worded = entries.filter(({ name }) => name !== "UnexpectedError" && name !== "Panic");

describe.each(worded)("$name", ({ pointer, name, example }) => {
  test("does not take the message of another entry", () => {
    const others = worded.filter((other) => other.name !== name).map((other) => Object(other.example).message);

    for (const message of others) expect(violations(pointer, { ...Object(example), message })).not.toEqual([]);
  });
});

describe.each(recorded)("$name", ({ example, recordings: ids }) => {
  const named = exchanges.filter(({ id }) => ids.includes(id));

  test("names recordings that exist", () => {
    expect(new Set(named.map(({ id }) => id))).toEqual(new Set(ids));
  });

  test("has an example that is word for word in one of them", () => {
    const texts = named.map(({ response, note }) => response?.body ?? note);

    expect(texts.filter((text) => text.includes(JSON.stringify(example)))).not.toEqual([]);
  });
});
