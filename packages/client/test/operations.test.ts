import { expect, test, vi } from "vitest";
import { createClient } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { json, serve, success } from "./serve.ts";

// Two operations made of release: one that is not idempotent, and one whose fields are all optional.
vi.mock(import("@milvus-rest/types"), async (importOriginal) => {
  const original = await importOriginal();
  const table = structuredClone(original.operationTable);
  Object.assign(table.collections.release, { idempotent: false });
  Object.assign(table.collections, {
    test_list: { ...original.operationTable.collections.release, path: "/test_list" },
  });
  return { ...original, operationTable: table };
});

const body = { collectionName: "quick_setup" };

test.each([
  ["a lost connection", (response: { destroy(): void }) => response.destroy()],
  ["a retryable code", json({ code: 1, message: "service not ready" })],
])("an operation that is not idempotent is sent once, also after %s", async (_, responder) => {
  await using server = await serve(responder, success);

  expect(await failureOf(createClient({ url: server.url }).collections.release(body))).toMatchObject({
    attempts: 1,
    retryable: true,
  });
  expect(server.requests).toHaveLength(1);
});

test.each([
  ["nothing", {}, "{}"],
  ["the database of the client", { dbName: "book" }, '{"dbName":"book"}'],
])("a method without a body sends an object with %s", async (_, options, sent) => {
  await using server = await serve(success);
  const { collections } = createClient({ ...options, url: server.url });
  const list: () => Promise<unknown> = Reflect.get(collections, "test_list");

  await list();

  expect(server.requests).toMatchObject([{ path: "/test_list", body: sent }]);
});

test("raw sends it once too", async () => {
  await using server = await serve(json({ code: 1, message: "service not ready" }), success);

  const { data } = await createClient({ url: server.url }).raw.POST("/v2/vectordb/collections/release", { body });

  expect(data).toEqual({ code: 1, message: "service not ready" });
});
