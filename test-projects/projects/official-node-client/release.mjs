import { HttpClient } from "@zilliz/milvus2-sdk-node";

const client = new HttpClient({ endpoint: process.argv[2], token: "root:Milvus" });
for (const collectionName of ["quick_setup", "missing"]) {
  const { code } = await client.releaseCollection({ collectionName });
  console.log(code);
}
