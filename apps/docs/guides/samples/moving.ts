import { createClient } from "@milvus-rest/client";

// Was: new HttpClient({ endpoint: "http://localhost:19530", token: "root:Milvus" })
const milvus = createClient({ url: "http://localhost:19530", token: "root:Milvus" });

// Was: const { code, message } = await client.releaseCollection({ collectionName: "quick_setup" })
await milvus.collections.release({ collectionName: "quick_setup" });
console.log("released");
