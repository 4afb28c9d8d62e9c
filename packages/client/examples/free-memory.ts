// Frees the memory of collections, by default of all that are loaded, and loads them again:
// node free-memory.ts [collection …], with the server in MILVUS_URL and the token in MILVUS_TOKEN.
import { createClient, MilvusError, MilvusTimeoutError, waitForLoadState } from "@milvus-rest/client";

const { MILVUS_URL = "http://localhost:19530", MILVUS_TOKEN } = process.env;
const milvus = createClient({ url: MILVUS_URL, token: MILVUS_TOKEN || undefined });
const names = process.argv.length > 2 ? process.argv.slice(2) : await milvus.collections.list().catch(report);
const toLoad: string[] = [];
for (const name of names ?? []) await release(name).catch(report);
// Here is the night, in which nobody searches.
for (const name of toLoad) await load(name).catch(report);

async function release(collectionName: string): Promise<void> {
  const { loadState } = await milvus.collections.getLoadState({ collectionName });
  if (loadState !== "LoadStateLoaded") return;
  toLoad.push(collectionName); // Even where the release fails: the server may still complete it.
  await milvus.collections.release({ collectionName }).catch(goesOn);
  await waitForLoadState(milvus, { collectionName }, "LoadStateNotLoad");
  console.log(`${collectionName}: released`);
}

async function load(collectionName: string): Promise<void> {
  await milvus.collections.load({ collectionName }).catch(goesOn);
  await waitForLoadState(milvus, { collectionName }, "LoadStateLoaded", {
    onProgress: ({ loadProgress }) => console.log(`${collectionName}: ${loadProgress ?? "?"} %`),
  });
}

function report(error: unknown): void {
  if (!MilvusError.is(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** After a timeout in the server the work goes on. */
function goesOn(error: unknown): void {
  if (!MilvusTimeoutError.is(error) || error.phase !== "server") throw error;
}
