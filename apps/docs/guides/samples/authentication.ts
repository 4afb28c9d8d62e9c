import { createClient, MilvusApiError } from "@milvus-rest/client";

const milvus = createClient({
  url: "http://localhost:19530",
  // A function is called before every attempt: a renewed secret is used at once.
  token: () => process.env.MILVUS_TOKEN ?? "root:Milvus",
});

try {
  await milvus.collections.release({ collectionName: "quick_setup" });
  console.log("released");
} catch (error) {
  if (!MilvusApiError.is(error)) throw error;
  if (error.reason === "NotAuthenticated") console.log("401: unknown user or wrong password");
  else if (error.reason === "PermissionDenied") console.log("403: this user may not release this collection");
  else throw error;
}
