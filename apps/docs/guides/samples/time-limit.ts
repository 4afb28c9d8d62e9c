import { createClient, MilvusTimeoutError } from "@milvus-rest/client";

const milvus = createClient({ url: "http://localhost:19530", token: "root:Milvus" });

async function releaseForSure(): Promise<void> {
  try {
    // The server may work for 2 seconds; without this option, for 30.
    await milvus.collections.release({ collectionName: "slow" }, { requestTimeout: 2 });
  } catch (error) {
    if (!MilvusTimeoutError.is(error)) throw error;
    console.log(`time limit: ${error.phase}`);
    // Releasing is idempotent: repeating it is safe, and its success proves that the data is gone.
    await milvus.collections.release({ collectionName: "slow" }, { requestTimeout: 60 });
  }
  console.log("released");
}

await releaseForSure();
