import { createClient, MilvusApiError } from "npm:@milvus-rest/client";
import { startMock } from "npm:@milvus-rest/mock";

const mock = await startMock();
const { collections } = createClient({ url: mock.url });
const data = await collections.release({ collectionName: "quick_setup" });
const reason = await collections.release({ collectionName: "missing" }).catch((error: unknown) => {
  return MilvusApiError.is(error) ? error.reason : "another error";
});
await mock.close();
console.log(JSON.stringify({ data, reason }));
