import { expect, test } from "vitest";
import { describeReferences } from "../scripts/render/described-references.ts";

const Name = { type: "string", description: "A name." };

test("a property that is a reference says what its target says", () => {
  expect(propertiesOf({ name: { $ref: "#/Name" } })).toEqual({ name: { $ref: "#/Name", description: "A name." } });
});

test("a property that has words of its own keeps them", () => {
  const name = { $ref: "#/Name", description: "Another one." };

  expect(propertiesOf({ name })).toEqual({ name });
});

test("a field that is called properties stays as it is, and so does its example", () => {
  const properties = { type: "object", description: "Settings.", examples: [{ properties: ["a"] }] };

  expect(propertiesOf({ properties })).toEqual({ properties });
});

function propertiesOf(properties: object): unknown {
  return JSON.parse(JSON.stringify(describeReferences({ Name, Request: { properties } }))).Request.properties;
}
