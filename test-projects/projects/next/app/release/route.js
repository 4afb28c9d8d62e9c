import { createClient, MilvusApiError } from "@milvus-rest/client";

/** Responds while the application is built: the build's output shows what it did. */
export const dynamic = "force-static";

export async function GET() {
  const milvus = createClient({ url: process.env.MILVUS_URI, token: "root:Milvus" });
  const data = await milvus.collections.release({ collectionName: "quick_setup" });

  const reason = await milvus.collections.release({ collectionName: "missing" }).catch((error) => {
    return MilvusApiError.is(error) ? error.reason : "another error";
  });
  return Response.json({ data, reason });
}
