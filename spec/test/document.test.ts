import { describe, expect, test } from "vitest";
import openapiJson from "../dist/openapi.json" with { type: "json" };
import { type Located, objectsOf, openapi, profiles, readRecordings, violations } from "./spec.ts";

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
  test.each(responses)("has a named example: $pointer", ({ node }) => {
    expect(Object.keys(node.examples ?? {})).not.toEqual([]);
  });

  test("has its success first among the examples", () => {
    const names = responses
      .map(({ node }) => Object.keys(node.examples ?? {}))
      .filter((each) => each.includes("Success"));

    expect(names.length).toBeGreaterThan(0);
    for (const [first] of names) expect(first).toBe("Success");
  });
});

test("the request and the response of the official page are examples", () => {
  const values = inContent.flatMap(namedExamples).map(({ value }) => value);

  expect(values).toContainEqual({ collectionName: "quick_setup" });
  expect(values).toContainEqual({ code: 0, data: {} });
});

describe("every success has only recorded examples", () => {
  const bodies = [...readRecordings().values()].flat().flatMap(({ response }) => response?.body ?? []);
  const recorded = [...new Set(bodies)].filter((body) => /^[{]"code":0,.*[}]$/.test(body) && !body.includes("}{"));
  const envelopes = recorded.map((body) => JSON.parse(body));
  const successes = nodes.filter(({ node }) => Object(Object(node.properties).code).const === 0);

  test.each(successes)("$node.title", ({ node }) => {
    for (const example of node.examples as unknown[]) expect(envelopes).toContainEqual(example);
  });
});

test("a remedy names no operation, because it holds for all", () => {
  const operations = Object.keys(openapiJson.paths).map((path) => path.split("/").slice(-2).join("."));
  const remedies = nodes.map(({ node }) => Object(node["x-milvus-error"]).remedy).filter(Boolean);

  expect(operations).toContain("collections.release");
  expect(remedies.length).toBeGreaterThan(10);
  expect(remedies.filter((remedy) => new RegExp(`\\b(${operations.join("|")})`, "i").test(remedy))).toEqual([]);
});

test.each(Object.values(profiles.routing))("the introduction mentions the routing status $status", ({ status }) => {
  expect(openapiJson.info.description).toContain(` ${status} `);
});

test("the description of the 408 quotes the text of older releases", () => {
  const { const: text } = openapiJson.components.responses.RequestTimeout.content["text/plain"].schema;

  expect(openapiJson.components.schemas.Error408.description).toContain(`the text \`${text}\``);
});

function namedExamples({ pointer, node }: Located) {
  return Object.entries(node.examples as Record<string, { value: unknown }>).map(([name, { value }]) => ({
    pointer,
    name,
    value,
  }));
}
