const { createClient, MilvusApiError } = require("@milvus-rest/client");
const { startMock } = require("@milvus-rest/mock");

let mock;

beforeAll(async () => {
  mock = await startMock({ users: { root: "Milvus" } });
});
afterAll(() => mock.close());

test("the client releases a collection of the mock", async () => {
  const milvus = createClient({ url: mock.url, token: "root:Milvus" });

  await milvus.collections.release({ collectionName: "quick_setup" });

  expect(mock.collections.get("default.quick_setup").loaded).toBe(false);
});

test("a missing collection is an error of the client", async () => {
  const milvus = createClient({ url: mock.url, token: "root:Milvus" });

  const error = await milvus.collections.release({ collectionName: "missing" }).catch((error) => error);

  expect(MilvusApiError.is(error)).toBe(true);
  expect(error.reason).toBe("CollectionNotFound");
});
