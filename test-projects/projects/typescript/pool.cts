import { createClient, MilvusApiError, type NodeMilvusClient } from "@milvus-rest/client/node";

async function main(): Promise<void> {
  const milvus: NodeMilvusClient = createClient({ url: String(process.argv[2]), token: "root:Milvus" });
  const data = await milvus.collections.release({ collectionName: "quick_setup" });

  const reason = await milvus.collections.release({ collectionName: "missing" }).catch((error: unknown) => {
    return MilvusApiError.is(error) ? error.reason : "another error";
  });
  await milvus.close();
  console.log(JSON.stringify({ data, reason }));
}
void main();
