import { expect, test, vi } from "vitest";
import { createClient } from "../src/index.ts";
import { answering, json, success } from "./answering.ts";
import { failureOf } from "./failure-of.ts";

// The spec has no such operation yet: this one is made of release.
vi.mock(import("@milvus-rest/types"), async (importOriginal) => {
  const original = await importOriginal();
  const table = structuredClone(original.operationTable);
  Object.assign(table.collections.release, { idempotent: false });
  return { ...original, operationTable: table };
});

const body = { collectionName: "quick_setup" };

test.each([
  ["a lost connection", (response: { destroy(): void }) => response.destroy()],
  ["a retryable code", json({ code: 1, message: "service not ready" })],
])("an operation that is not idempotent is sent once, also after %s", async (_, responder) => {
  await using server = await answering(responder, success);

  expect(await failureOf(createClient(server).collections.release(body))).toMatchObject({
    attempts: 1,
    retryable: true,
  });
  expect(server.requests).toHaveLength(1);
});

test("raw sends it once too", async () => {
  await using server = await answering(json({ code: 1, message: "service not ready" }), success);

  const { data } = await createClient(server).raw.POST("/v2/vectordb/collections/release", { body });

  expect(data).toEqual({ code: 1, message: "service not ready" });
});
