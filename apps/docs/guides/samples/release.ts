import { createClient } from "@milvus-rest/client";

const milvus = createClient({ url: "http://localhost:19530", token: "root:Milvus" });

await milvus.collections.release({ collectionName: "quick_setup" });
console.log("released");
