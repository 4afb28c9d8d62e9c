import { describe, expect, test } from "vitest";
import { type Located, objectsOf, openapi, readRecordings, violations } from "./spec.ts";

const nodes = [...objectsOf(openapi)];
const inContent = nodes.filter(({ node }) => "schema" in node && "examples" in node);
const besideSchema = nodes.filter(({ node }) => "schema" in node && "example" in node);
const inSchema = nodes.filter(({ node }) => Array.isArray(node.examples));
const responses = nodes.filter(({ pointer }) => /\/responses\/[^/]+\/content\/[^/]+$/.test(pointer));

describe("every example is valid under its schema", () => {
  test.each(inContent.flatMap(namedExamples))("$pointer, $name", ({ pointer, value }) => {
    expect(violations(`${pointer}/schema`, value)).toEqual([]);
  });

  test.each(besideSchema)("$pointer", ({ pointer, node }) => {
    expect(violations(`${pointer}/schema`, node.example)).toEqual([]);
  });

  test.each(inSchema)("$pointer", ({ pointer, node }) => {
    for (const example of node.examples as unknown[]) expect(violations(pointer, example)).toEqual([]);
  });
});

describe("every response", () => {
  test.each(responses)("$pointer has a named example", ({ node }) => {
    expect(Object.keys(node.examples ?? {})).not.toEqual([]);
  });

  test("shows success first", () => {
    const names = responses
      .map(({ node }) => Object.keys(node.examples ?? {}))
      .filter((each) => each.includes("Success"));

    expect(names.length).toBeGreaterThan(0);
    for (const [first] of names) expect(first).toBe("Success");
  });
});

test("the official page's request and response are examples", () => {
  const values = inContent.flatMap(namedExamples).map(({ value }) => value);

  expect(values).toContainEqual({ collectionName: "quick_setup" });
  expect(values).toContainEqual({ code: 0, data: {} });
});

describe("every success of an operation shows what was recorded", () => {
  const bodies = [...readRecordings().values()].flat().flatMap(({ response }) => response?.body ?? []);
  const recorded = [...new Set(bodies)].filter((body) => /^[{]"code":0,.*[}]$/.test(body) && !body.includes("}{"));
  const envelopes = recorded.map((body) => JSON.parse(body));
  const successes = nodes.filter(({ node }) => Object(Object(node.properties).code).const === 0);

  test.each(successes)("$node.title", ({ node }) => {
    for (const example of node.examples as unknown[]) expect(envelopes).toContainEqual(example);
  });
});

function namedExamples({ pointer, node }: Located) {
  return Object.entries(node.examples as Record<string, { value: unknown }>).map(([name, { value }]) => ({
    pointer,
    name,
    value,
  }));
}
