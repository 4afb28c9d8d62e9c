import { HttpClient } from "@zilliz/milvus2-sdk-node";

const client = new HttpClient({ endpoint: "http://localhost:19530", token: "root:Milvus", timeout: 60_000 });

// A success has data. The promise resolves for nearly every error too.
const { code, data, message } = await client.releaseCollection({ collectionName: "quick_setup" });
if (data === undefined) throw new Error(`Milvus responded with code ${code}: ${message}`);
console.log(JSON.stringify(data));
