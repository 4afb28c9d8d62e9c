import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, MilvusApiError } from "@milvus-rest/client";
import { startMock } from "@milvus-rest/mock";
import { freeMemory } from "../src/free-memory.js";

test("releases what is there", async (t) => {
  const mock = await startMock({ collections: ["default.books", "default.films"] });
  t.after(() => mock.close());

  const released = await freeMemory(createClient({ url: mock.url }), ["books", "gone"]);

  assert.deepEqual(released, ["books"]);
  assert.equal(mock.collections.get("default.books").loaded, false);
  assert.equal(mock.collections.get("default.films").loaded, true);
});

test("passes every other error on", async (t) => {
  const mock = await startMock({ users: { root: "Milvus" } });
  t.after(() => mock.close());
  const milvus = createClient({ url: mock.url, token: "root:wrong" });

  await assert.rejects(freeMemory(milvus, ["quick_setup"]), (error) => MilvusApiError.is(error));
});
