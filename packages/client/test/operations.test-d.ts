import { describe, expectTypeOf, test } from "vitest";
import { createClient, type Int64, type LoadProgress, type MilvusClient, waitForLoadState } from "../src/index.ts";

const milvus = createClient({ url: "http://localhost:19530" });
const { collections, partitions, databases } = milvus;
type LoadState = "LoadStateLoaded" | "LoadStateLoading" | "LoadStateNotLoad";
type Empty = Record<string, never>;

describe("the data of", () => {
  test("the operations that list", () => {
    expectTypeOf(collections.list).returns.resolves.toEqualTypeOf<string[]>();
    expectTypeOf(partitions.list).returns.resolves.toEqualTypeOf<string[]>();
    expectTypeOf(databases.list).returns.resolves.toEqualTypeOf<string[]>();
  });

  test("the operations that check", () => {
    expectTypeOf(collections.has).returns.resolves.toEqualTypeOf<{ has: boolean }>();
    expectTypeOf(partitions.has).returns.resolves.toEqualTypeOf<{ has: boolean }>();
  });

  test("the operations that act", () => {
    expectTypeOf(collections.load).returns.resolves.toEqualTypeOf<Empty>();
    expectTypeOf(collections.refreshLoad).returns.resolves.toEqualTypeOf<Empty>();
    expectTypeOf(collections.release).returns.resolves.toEqualTypeOf<Empty>();
    expectTypeOf(collections.create).returns.resolves.toEqualTypeOf<Empty>();
    expectTypeOf(collections.drop).returns.resolves.toEqualTypeOf<Empty>();
    expectTypeOf(partitions.load).returns.resolves.toEqualTypeOf<Empty>();
    expectTypeOf(partitions.release).returns.resolves.toEqualTypeOf<Empty>();
  });

  test("getLoadState is a union of states, and a number of percent", () => {
    expectTypeOf(collections.getLoadState).returns.resolves.toEqualTypeOf<{
      loadState: LoadState;
      loadProgress?: number;
    }>();
  });

  test("getStats is an Int64, which is compared as a number", async () => {
    const { rowCount } = await collections.getStats({ collectionName: "a" });
    expectTypeOf(rowCount).toEqualTypeOf<Int64>();
    expectTypeOf(rowCount > 0).toEqualTypeOf<boolean>();
    expectTypeOf(String(rowCount)).toEqualTypeOf<string>();
    // @ts-expect-error
    rowCount + 1;
  });

  test("describe has an Int64 as id, and the state that is empty where the server does not know it", () => {
    type Description = Awaited<ReturnType<typeof collections.describe>>;
    expectTypeOf<Description["collectionID"]>().toEqualTypeOf<number | bigint>();
    expectTypeOf<Description["load"]>().toEqualTypeOf<LoadState | "LoadStateNotExist" | "">();
    expectTypeOf<Description["aliases"]>().toEqualTypeOf<string[]>();
    expectTypeOf<Description["fields"][number]["name"]>().toEqualTypeOf<string>();
  });
});

describe("the body of", () => {
  const collectionName = "a";

  test("the operations that list a server or a database may be left out", () => {
    expectTypeOf(databases.list).toBeCallableWith();
    expectTypeOf(databases.list).toBeCallableWith(undefined, { timeout: 5 });
    expectTypeOf(collections.list).toBeCallableWith();
    expectTypeOf(collections.list).toBeCallableWith({ dbName: "book" });
    // @ts-expect-error
    databases.list({ dbName: "book" });
  });

  test("the others has to name what they are about", () => {
    // @ts-expect-error
    collections.load();
    // @ts-expect-error
    partitions.list({});
    // @ts-expect-error
    partitions.has({ collectionName });
    // @ts-expect-error
    partitions.release({ collectionName });
    // @ts-expect-error
    partitions.load({ collectionName, partitionName: "p1" });
    expectTypeOf(partitions.load).toBeCallableWith({ collectionName, partitionNames: ["p1"] });
    expectTypeOf(partitions.has).toBeCallableWith({ collectionName, partitionName: "p1" });
  });

  test("create takes both forms", () => {
    expectTypeOf(collections.create).toBeCallableWith({ collectionName, dimension: 4, metricType: "L2" });
    expectTypeOf(collections.create).toBeCallableWith({
      collectionName,
      schema: { fields: [{ fieldName: "id", dataType: "Int64", isPrimary: true }] },
      indexParams: [{ fieldName: "v", metricType: "COSINE" }],
    });
    // @ts-expect-error
    collections.create({ collectionName, schema: { fields: [{ fieldName: "id" }] } });
  });
});

describe("waitForLoadState", () => {
  test("takes the two states that a collection can stay in", () => {
    expectTypeOf(waitForLoadState).toBeCallableWith(milvus, { collectionName: "a" }, "LoadStateLoaded");
    expectTypeOf(waitForLoadState).toBeCallableWith(milvus, { collectionName: "a" }, "LoadStateNotLoad", {
      timeout: null,
    });
    // @ts-expect-error
    waitForLoadState(milvus, { collectionName: "a" }, "LoadStateLoading");
    // @ts-expect-error
    waitForLoadState(milvus, {}, "LoadStateLoaded");
  });

  test("gives onProgress a state and percent", () => {
    expectTypeOf<LoadProgress>().toEqualTypeOf<{
      readonly loadState: LoadState;
      readonly loadProgress: number | undefined;
    }>();
  });

  test("takes whatever has getLoadState, such as a stand-in of a test", () => {
    const { url } = milvus;
    const getLoadState: MilvusClient["collections"]["getLoadState"] = async () => ({ loadState: "LoadStateLoaded" });
    expectTypeOf(waitForLoadState).toBeCallableWith(
      { url, collections: { getLoadState } },
      { collectionName: "a" },
      "LoadStateLoaded",
    );
  });
});
