const { createClient, MilvusApiError } = require("@milvus-rest/client/node");

async function main() {
  const milvus = createClient({ url: process.argv[2], token: "root:Milvus" });
  const data = await milvus.collections.release({ collectionName: "quick_setup" });

  const reason = await milvus.collections.release({ collectionName: "missing" }).catch((error) => {
    return MilvusApiError.is(error) ? error.reason : "another error";
  });
  await milvus.close();
  console.log(JSON.stringify({ data, reason }));
}
main();
