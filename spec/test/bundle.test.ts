import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import openapiJson from "../dist/openapi.json" with { type: "json" };
import { folder, objectsOf, openapi } from "./spec.ts";

const dist = join(folder, "dist");

test("the YAML bundle says what the JSON bundle says", () => {
  expect(parse(readFileSync(join(dist, "openapi.yaml"), "utf8"))).toEqual(openapi);
});

test("each file has the SHA-256 that SHA256SUMS gives", () => {
  const lines = readFileSync(join(dist, "SHA256SUMS"), "utf8").trimEnd().split("\n");

  expect(lines.map((line) => line.split("  ")[1])).toEqual([
    "openapi.json",
    "openapi.yaml",
    "zilliz-cloud.json",
    "zilliz-cloud.yaml",
    "profiles.json",
  ]);
  for (const line of lines) {
    const [sum, name = ""] = line.split("  ");
    expect(
      createHash("sha256")
        .update(readFileSync(join(dist, name)))
        .digest("hex"),
    ).toBe(sum);
  }
});

test("the bundle refers to nothing outside of itself", () => {
  const references = [...objectsOf(openapi)].flatMap(({ node }) => (typeof node.$ref === "string" ? [node.$ref] : []));

  expect(references.filter((reference) => !reference.startsWith("#/components/"))).toEqual([]);
});

test("a field that is a reference says itself what its target says, for editors and generators of types", () => {
  const { dbName, collectionName } = openapiJson.components.schemas.ReleaseCollectionRequest.properties;
  const { DatabaseName, CollectionName } = openapiJson.components.schemas;

  expect(dbName).toEqual({ $ref: "#/components/schemas/DatabaseName", description: DatabaseName.description });
  expect(collectionName).toEqual({
    $ref: "#/components/schemas/CollectionName",
    description: CollectionName.description,
  });
});
