// Frees the memory of collections, by default of all that are loaded, and loads them again:
// node free-memory.ts [collection …], with the server in MILVUS_URL and the token in MILVUS_TOKEN.
import { createClient, MilvusError, MilvusTimeoutError, waitForLoadState } from "@milvus-rest/client";

const { MILVUS_URL = "http://localhost:19530", MILVUS_TOKEN } = process.env;
const milvus = createClient({ url: MILVUS_URL, token: MILVUS_TOKEN });

try {
  const names = process.argv.slice(2);
  const loaded: string[] = [];
  for (const collectionName of names.length > 0 ? names : await milvus.collections.list()) {
    const { loadState } = await milvus.collections.getLoadState({ collectionName });
    if (loadState === "LoadStateLoaded") loaded.push(collectionName);
  }
  for (const collectionName of loaded) {
    await milvus.collections.release({ collectionName }).catch(goesOn);
    await waitForLoadState(milvus, { collectionName }, "LoadStateNotLoad");
    console.log(`${collectionName}: released`);
  }
  // Here is the night, in which nobody searches.
  for (const collectionName of loaded) {
    await milvus.collections.load({ collectionName }).catch(goesOn);
    await waitForLoadState(milvus, { collectionName }, "LoadStateLoaded", {
      onProgress: ({ loadProgress }) => console.log(`${collectionName}: ${loadProgress ?? "?"} %`),
    });
  }
} catch (error) {
  if (!MilvusError.is(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** After a timeout in the server the work goes on. */
function goesOn(error: unknown): void {
  if (!MilvusTimeoutError.is(error) || error.phase !== "server") throw error;
}
