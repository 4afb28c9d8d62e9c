import { createClient, MilvusApiError } from "@milvus-rest/client";

const milvus = createClient({ url: "http://localhost:19530", token: "root:Milvus" });

try {
  const data = await milvus.collections.release({ collectionName: "quick_setup" });
  console.log(JSON.stringify(data));
} catch (error) {
  if (!MilvusApiError.is(error)) throw error;
  console.error(`Milvus responded with code ${error.code}: ${error.reason}. ${error.remedy}`);
  process.exitCode = 1;
}
