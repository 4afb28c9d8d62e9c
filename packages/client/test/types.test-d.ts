import type { ErrorName } from "@milvus-rest/types";
import { expectTypeOf, test } from "vitest";
import { createClient, type MilvusApiError } from "../src/index.ts";

const { collections, raw } = createClient({ url: "http://localhost:19530" });

test("release refuses a missing collectionName", () => {
  // @ts-expect-error
  collections.release({});
  // @ts-expect-error
  collections.release();
});

test("release refuses an unknown field", () => {
  // @ts-expect-error
  collections.release({ collectionName: "quick_setup", collection: "quick_setup" });
});

test("release refuses a field of another type", () => {
  // @ts-expect-error
  collections.release({ collectionName: 7 });
});

test("release takes a database", () => {
  expectTypeOf(collections.release).toBeCallableWith({ dbName: "book", collectionName: "in_book" });
});

test("release takes the options of a call, and no others", () => {
  const { signal } = new AbortController();
  expectTypeOf(collections.release).toBeCallableWith({ collectionName: "a" }, { signal, timeout: null, retries: 0 });
  // @ts-expect-error
  collections.release({ collectionName: "a" }, { abort: signal });
});

test("release resolves to the data of the success branch", () => {
  expectTypeOf(collections.release).returns.resolves.toEqualTypeOf<Record<string, never>>();
});

test("the reason of an API error is a name of the catalogue or Unknown", () => {
  expectTypeOf<MilvusApiError["reason"]>().toEqualTypeOf<ErrorName | "Unknown">();
});

test("the name of an error is a literal", () => {
  expectTypeOf<MilvusApiError["name"]>().toEqualTypeOf<"MilvusApiError">();
});

test("raw is typed by the paths", () => {
  // @ts-expect-error
  raw.POST("/v2/vectordb/collections/release", { body: {} });
  // @ts-expect-error
  raw.POST("/v2/vectordb/collections/freeze", { body: { collectionName: "a" } });
});
