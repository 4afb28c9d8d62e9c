import { createClient, MilvusApiError } from "@milvus-rest/client";
import { type Mock, startMock } from "@milvus-rest/mock";
import { afterEach, beforeEach, expect, test } from "vitest";

let mock: Mock;

beforeEach(async () => {
  mock = await startMock();
});
afterEach(() => mock.close());

test("the client releases a collection of the mock", async () => {
  await createClient({ url: mock.url }).collections.release({ collectionName: "quick_setup" });

  expect(document.defaultView).toBeDefined();
  expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
});

test("a missing collection is an error of the client", async () => {
  const { collections } = createClient({ url: mock.url });

  const error = await collections.release({ collectionName: "missing" }).catch((error: unknown) => error);

  expect(MilvusApiError.is(error) && error.reason).toBe("CollectionNotFound");
});
