import { createClient, MilvusApiError } from "@milvus-rest/client/node";

await using milvus = createClient({ url: process.argv[2], token: "root:Milvus" });
const data = await milvus.collections.release({ collectionName: "quick_setup" });

const reason = await milvus.collections.release({ collectionName: "missing" }).catch((error) => {
  return MilvusApiError.is(error) ? error.reason : "another error";
});
console.log(JSON.stringify({ data, reason }));
