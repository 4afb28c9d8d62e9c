import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@milvus-rest/client";
import { startMock } from "@milvus-rest/mock";

test("releases the collection", async () => {
  await using mock = await startMock({ collections: ["default.quick_setup"] });
  const milvus = createClient({ url: mock.url });

  await milvus.collections.release({ collectionName: "quick_setup" });

  assert.equal(mock.collections.get("default.quick_setup")?.loaded, false);
});

test("retries when the server is over its limit", async () => {
  await using mock = await startMock();
  mock.next("RateLimited");
  const milvus = createClient({ url: mock.url });

  await milvus.collections.release({ collectionName: "quick_setup" });

  assert.equal(mock.requests.length, 2);
});
