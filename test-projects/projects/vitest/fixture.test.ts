import { createClient } from "@milvus-rest/client";
import { test } from "@milvus-rest/mock/vitest";
import { expect } from "vitest";

test("a mock of the test's own releases a collection", async ({ mock }) => {
  const response = await fetch(`${mock.url}/v2/vectordb/collections/release`, {
    method: "POST",
    body: JSON.stringify({ collectionName: "quick_setup" }),
  });

  expect(await response.json()).toEqual({ code: 0, data: {} });
});

test("the client releases a collection of the mock", async ({ mock }) => {
  await createClient({ url: mock.url }).collections.release({ collectionName: "quick_setup" });

  expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
});
