import { HttpClient } from "@zilliz/milvus2-sdk-node";

const client = new HttpClient({ endpoint: process.env.MILVUS_URI, token: "root:Milvus" });
console.log(JSON.stringify(await client.releaseCollection({ collectionName: "quick_setup" })));
