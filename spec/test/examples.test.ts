import { describe, expect, test } from "vitest";
import { type Located, objectsOf, openapi, violations } from "./spec.ts";

const nodes = [...objectsOf(openapi)];
const inContent = nodes.filter(({ node }) => "schema" in node && "examples" in node);
const besideSchema = nodes.filter(({ node }) => "schema" in node && "example" in node);
const inSchema = nodes.filter(({ node }) => Array.isArray(node.examples));
const answers = nodes.filter(({ pointer }) => /\/responses\/[^/]+\/content\/[^/]+$/.test(pointer));

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

describe("every answer", () => {
  test.each(answers)("$pointer has a named example", ({ node }) => {
    expect(Object.keys(node.examples ?? {})).not.toEqual([]);
  });

  test("shows success first", () => {
    const names = answers
      .map(({ node }) => Object.keys(node.examples ?? {}))
      .filter((each) => each.includes("Success"));

    expect(names.length).toBeGreaterThan(0);
    for (const [first] of names) expect(first).toBe("Success");
  });
});

test("the official page's request and answer are examples", () => {
  const values = inContent.flatMap(namedExamples).map(({ value }) => value);

  expect(values).toContainEqual({ collectionName: "quick_setup" });
  expect(values).toContainEqual({ code: 0, data: {} });
});

function namedExamples({ pointer, node }: Located) {
  return Object.entries(node.examples as Record<string, { value: unknown }>).map(([name, { value }]) => ({
    pointer,
    name,
    value,
  }));
}
