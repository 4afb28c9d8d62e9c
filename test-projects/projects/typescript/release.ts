import { createClient, MilvusApiError } from "@milvus-rest/client";

const milvus = createClient({ url: String(process.argv[2]), token: "root:Milvus", timeout: 10_000 });
const data: Record<string, never> = await milvus.collections.release({ collectionName: "quick_setup" });

const reason = await milvus.collections.release({ collectionName: "missing" }).catch((error: unknown) => {
  return MilvusApiError.is(error) ? error.reason : "another error";
});
console.log(JSON.stringify({ data, reason }));
