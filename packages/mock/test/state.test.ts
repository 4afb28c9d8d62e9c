import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../src/index.ts";

const world = {
  databases: {
    default: {
      collections: {
        novels: { rowCount: 12, partitions: { old: {}, new: {} } },
        cold: { loaded: false },
        plain: { loaded: false, indexes: [] },
        warming: { progress: 40, seconds: 20 },
        slow: { loaded: false, progress: 60, seconds: 5 },
        large: { loaded: false, seconds: 60 },
      },
      aliases: { books: "novels" },
    },
    archive: { collections: {} },
  },
};

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ world, speed: 50 });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

async function call(operation: string, body: object, headers: Record<string, string> = {}) {
  const url = `${mock.url}/v2/vectordb/${operation}`;
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as { code: number; data?: unknown; message?: string };
}

const loadState = async (body: object) => (await call("collections/get_load_state", body)).data;
const loaded = { loadState: "LoadStateLoaded", loadProgress: 100 };
const notLoaded = { loadState: "LoadStateNotLoad" };

describe("what a request changes, the next one sees", () => {
  test("release, then load", async () => {
    expect(await loadState({ collectionName: "novels" })).toEqual(loaded);
    await call("collections/release", { collectionName: "books" });
    expect(await loadState({ collectionName: "novels" })).toEqual(notLoaded);
    expect(mock.collections.get("default.novels")).toMatchObject({ loaded: false, released: 1 });
    await call("collections/load", { collectionName: "novels" });
    expect(await loadState({ collectionName: "novels" })).toEqual(loaded);
  });

  test("drop: the collection is gone from list, has, describe and the state, under its alias too", async () => {
    await call("collections/drop", { collectionName: "cold" });

    const { data: names } = await call("collections/list", {});
    expect(names).toEqual(["large", "novels", "plain", "slow", "warming"]);
    expect(await call("collections/has", { collectionName: "cold" })).toEqual({ code: 0, data: { has: false } });
    expect(await call("collections/describe", { collectionName: "cold" })).toMatchObject({ code: 100 });
    expect(await call("collections/get_load_state", { collectionName: "cold" })).toMatchObject({ code: 100 });
    expect(await call("collections/drop", { collectionName: "cold" })).toEqual({ code: 0, data: {} });
  });

  test("drop refuses an alias, and a collection that has one", async () => {
    expect(await call("collections/drop", { collectionName: "books" })).toMatchObject({ code: 65535 });
    expect(await call("collections/drop", { collectionName: "novels" })).toMatchObject({ code: 65535 });
    expect(await call("collections/has", { collectionName: "novels" })).toMatchObject({ data: { has: true } });
  });

  test("create: the quick form is loaded, a schema without indexes is not", async () => {
    const schema = {
      fields: [
        { fieldName: "id", dataType: "Int64", isPrimary: true },
        { fieldName: "v", dataType: "FloatVector", elementTypeParams: { dim: "8" } },
      ],
    };
    await call("collections/create", { collectionName: "quick", dimension: 8 });
    await call("collections/create", { dbName: "archive", collectionName: "bare", schema });

    expect(await loadState({ collectionName: "quick" })).toEqual(loaded);
    expect(await loadState({ dbName: "archive", collectionName: "bare" })).toEqual(notLoaded);
    expect(await call("collections/load", { dbName: "archive", collectionName: "bare" })).toMatchObject({ code: 700 });
    const { data } = await call("collections/describe", { dbName: "archive", collectionName: "bare" });
    expect(data).toMatchObject({ fields: [{ name: "id" }, { name: "v", params: [{ key: "dim", value: "8" }] }] });
    mock.reset();
    expect(await call("collections/has", { collectionName: "quick" })).toMatchObject({ data: { has: false } });
  });

  test("create again: the same succeeds, another one is refused", async () => {
    await call("collections/create", { collectionName: "quick", dimension: 8 });

    expect(await call("collections/create", { collectionName: "quick", dimension: 8 })).toEqual({ code: 0, data: {} });
    expect(await call("collections/create", { collectionName: "quick", dimension: 9 })).toMatchObject({ code: 65535 });
    expect(await call("collections/create", { collectionName: "books", dimension: 8 })).toMatchObject({ code: 65535 });
  });

  test("partitions: a collection is loaded until its last partition is released", async () => {
    const release = (...partitionNames: string[]) =>
      call("partitions/release", { collectionName: "novels", partitionNames });
    await release("old");

    expect(await loadState({ collectionName: "novels" })).toEqual(loaded);
    expect(await call("collections/get_load_state", { collectionName: "novels", partitionNames: ["old"] })).toEqual({
      code: 0,
      data: { loadProgress: -1, loadState: "LoadStateLoading" },
      message: expect.stringMatching(/^partition not loaded\[partition=\d+\]\.$/),
    });
    await release("new", "_default");
    expect(await loadState({ collectionName: "novels" })).toEqual(notLoaded);
    await call("partitions/load", { collectionName: "novels", partitionNames: ["old"] });
    expect(await loadState({ collectionName: "novels", partitionNames: ["old"] })).toEqual(loaded);
  });

  test("partitions: one that does not exist is refused with code 200, and nothing is done", async () => {
    const body = { collectionName: "novels", partitionNames: ["old", "nope"] };

    expect(await call("partitions/release", body)).toEqual({
      code: 200,
      message: "partition not found[partition=nope]",
    });
    expect(await loadState({ collectionName: "novels", partitionNames: ["old"] })).toEqual(loaded);
  });
});

describe("what is read", () => {
  test("lists, partitions, statistics", async () => {
    expect(await call("databases/list", {})).toEqual({ code: 0, data: ["archive", "default"] });
    expect(await call("partitions/list", { collectionName: "novels" })).toEqual({
      code: 0,
      data: ["_default", "old", "new"],
    });
    expect(await call("partitions/has", { collectionName: "novels", partitionName: "old" })).toMatchObject({
      data: { has: true },
    });
    expect(await call("collections/get_stats", { collectionName: "books" })).toEqual({
      code: 0,
      data: { rowCount: 12 },
    });
  });

  test("describe names the alias that it was asked for, and writes the id exactly", async () => {
    const url = `${mock.url}/v2/vectordb/collections/describe`;
    const response = await fetch(url, { method: "POST", body: '{"collectionName":"books"}' });
    const text = await response.text();

    expect(text).toContain('"collectionID":450000000000000001,"collectionName":"books"');
    expect(JSON.parse(text)).toMatchObject({ data: { aliases: ["books"], partitionsNum: 3, load: "LoadStateLoaded" } });
  });
});

describe("a load that takes its time", () => {
  test("gets on as time goes by", async () => {
    const first = await loadState({ collectionName: "warming" });
    await call("collections/load", { collectionName: "warming" });

    expect(first).toMatchObject({ loadState: "LoadStateLoading" });
    expect((first as { loadProgress: number }).loadProgress).toBeGreaterThanOrEqual(40);
    expect(await loadState({ collectionName: "warming" })).toEqual(loaded);
  });

  test("ends in a loaded collection, whatever `loaded` says", async () => {
    await expect.poll(() => loadState({ collectionName: "slow" })).toEqual(loaded);
  });

  test("goes on after the time limit", async () => {
    const timedOut = await call("collections/load", { collectionName: "large" }, { "Request-Timeout": "1" });
    const during = await loadState({ collectionName: "large" });
    let state = during;
    while (JSON.stringify(state) !== JSON.stringify({ loadProgress: 100, loadState: "LoadStateLoaded" })) {
      state = await loadState({ collectionName: "large" });
    }

    expect(timedOut).toEqual({ code: 10001, message: "request timeout" });
    expect(during).toMatchObject({ loadState: "LoadStateLoading" });
  });
});
