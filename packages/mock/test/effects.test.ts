import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Mock, startMock } from "../src/index.ts";

/** The spec with operations of other effects than a release's, and with one of none. */
vi.mock("@milvus-rest/spec/openapi.json", async (importOriginal) => {
  const { default: openapi } = await importOriginal<{ default: typeof import("@milvus-rest/spec/openapi.json") }>();
  const release = openapi.paths["/v2/vectordb/collections/release"].post;
  const withEffect = (name: string, effect?: string) => ({ ...release, operationId: name, "x-milvus-effect": effect });
  const paths = {
    ...openapi.paths,
    "/v2/vectordb/collections/load": { post: withEffect("loadCollection", "load") },
    "/v2/vectordb/collections/drop": { post: withEffect("dropCollection", "drop") },
    "/v2/vectordb/collections/flush": { post: withEffect("flushCollection") },
  };
  return { default: { ...openapi, paths } };
});

let mock: Mock;

beforeAll(async () => {
  const collections = { novels: {}, cold: { loaded: false } };
  mock = await startMock({ world: { databases: { default: { collections, aliases: { books: "novels" } } } } });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

async function codeOf(operation: string, collectionName: string): Promise<number> {
  const url = `${mock.url}/v2/vectordb/collections/${operation}`;
  const answer = await fetch(url, { method: "POST", body: JSON.stringify({ collectionName }) });
  return Number(/"code":(\d+)/.exec(await answer.text())?.[1]);
}

test("a load puts a collection's data into memory", async () => {
  await codeOf("load", "cold");

  expect(mock.collections.get("default.cold")).toMatchObject({ loaded: true, released: 0 });
});

test("a drop takes the collection out, under its alias too, until the mock is reset", async () => {
  expect(await codeOf("drop", "novels")).toBe(0);

  expect([...mock.collections.keys()]).toEqual(["default.cold"]);
  expect([await codeOf("release", "novels"), await codeOf("release", "books")]).toEqual([100, 100]);
  mock.reset();
  expect(await codeOf("release", "books")).toBe(0);
});

test("an operation of no effect changes nothing", async () => {
  const before = structuredClone([...mock.collections]);

  expect(await codeOf("flush", "novels")).toBe(0);

  expect([...mock.collections]).toEqual(before);
});
