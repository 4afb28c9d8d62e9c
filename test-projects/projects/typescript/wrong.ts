import { createClient } from "@milvus-rest/client";

async function main(): Promise<void> {
  const { collections } = createClient({ url: "http://localhost:19530" });
  await collections.release({ dbName: "book" });
  await collections.release({ collectionName: "quick_setup", partition: "_default" });
}
void main();
