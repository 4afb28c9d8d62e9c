import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { folder, readRecordings } from "./spec.ts";

interface Collection {
  id?: string;
  loaded?: boolean;
  progress?: number;
  description?: string;
  enableDynamicField?: boolean;
  rowCount: number;
  partitions?: Record<string, object>;
  fields?: { name: string; type: string }[];
  indexes?: object[];
  properties?: Record<string, string>;
}

interface World {
  databases: Record<string, { collections: Record<string, Collection>; aliases?: Record<string, string> }>;
}

const world: World = parse(readFileSync(join(folder, "recordings/memory/world.yaml"), "utf8"));
const lines = readRecordings().get("milvus-2.6.jsonl") ?? [];
const defaultFields = [
  { name: "id", type: "Int64" },
  { name: "vector", type: "FloatVector" },
];
const defaultIndexes = [{ fieldName: "vector", indexName: "vector", metricType: "COSINE" }];

test("the world has the databases that were recorded", () => {
  expect(Object.keys(world.databases).sort()).toEqual(dataOf("databases/list/success"));
});

test.each([
  ["default", "success"],
  ["book", "other-db"],
  ["denied_db", "denied-db"],
])("the world has the collections of %s that were recorded", (database, name) => {
  expect(Object.keys(collectionsOf(database)).sort()).toEqual(dataOf(`collections/list/${name}`));
});

describe.each([
  ["default", "quick_setup", "sequence/describe-quick_setup"],
  ["default", "cold", "sequence/describe-cold"],
  ["default", "warming", "sequence/describe-warming"],
  ["default", "no_index", "sequence/describe-no_index"],
  ["default", "big", "sequence/describe-big"],
  ["book", "quick_setup", "collections/describe/other-db"],
  ["limited_db", "quick_setup", "collections/describe/limited-db-1"],
  ["denied_db", "quick_setup", "collections/describe/denied-db"],
])("the world has %s.%s", (database, name, id) => {
  const collection = collectionsOf(database)[name] ?? { rowCount: 0 };
  const data = dataOf(id);

  test("as its description was recorded", () => {
    expect({
      aliases: aliasesOf(database, name),
      description: collection.description ?? "",
      enableDynamicField: collection.enableDynamicField ?? false,
      load: loadOf(collection),
      partitionsNum: Object.keys(collection.partitions ?? { _default: {} }).length,
      properties: Object.entries(collection.properties ?? {}).map(([key, value]) => ({ key, value })),
      indexes: collection.indexes ?? defaultIndexes,
    }).toEqual({
      aliases: data.aliases,
      description: data.description,
      enableDynamicField: data.enableDynamicField,
      load: data.load,
      partitionsNum: data.partitionsNum,
      properties: data.properties,
      indexes: data.indexes,
    });
    expect(data.fields).toMatchObject(collection.fields ?? defaultFields);
  });

  test("with its id, above 2^53", () => {
    expect(bodyOf(id)).toContain(`"collectionID":${collection.id},`);
  });
});

test("each collection of the world has the rows that were recorded", () => {
  const rows = Object.keys(world.databases).flatMap((database) => Object.values(collectionsOf(database)));

  expect(new Set(rows.map(({ rowCount }) => rowCount))).toEqual(
    new Set([dataOf("collections/get_stats/success").rowCount]),
  );
});

function collectionsOf(database: string): Record<string, Collection> {
  return world.databases[database]?.collections ?? {};
}

function aliasesOf(database: string, name: string): string[] {
  const aliases = Object.entries(world.databases[database]?.aliases ?? {});
  return aliases.filter(([, target]) => target === name).map(([alias]) => alias);
}

function loadOf({ loaded = true, progress }: Collection): string {
  if (progress !== undefined) return "LoadStateLoading";
  return loaded ? "LoadStateLoaded" : "LoadStateNotLoad";
}

function bodyOf(id: string): string {
  return lines.find((line) => line.id === id)?.response?.body ?? "";
}

function dataOf(id: string) {
  return JSON.parse(bodyOf(id)).data;
}
