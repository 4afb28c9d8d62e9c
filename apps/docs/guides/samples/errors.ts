import { createClient, MilvusApiError, MilvusConnectionError, MilvusTimeoutError } from "@milvus-rest/client";

const milvus = createClient({ url: "http://localhost:19530", token: "root:Milvus" });

try {
  await milvus.collections.release({ collectionName: "no_such_collection" });
} catch (error) {
  if (MilvusApiError.is(error)) console.log(`${error.code} ${error.reason}: ${error.remedy}`);
  else if (MilvusTimeoutError.is(error)) console.log("no response in time; the server may go on with the work");
  else if (MilvusConnectionError.is(error)) console.log("no connection");
  else throw error;
}
