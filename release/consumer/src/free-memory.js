import { MilvusApiError } from "@milvus-rest/client";

/**
 * Releases the collections that nobody needs in memory.
 *
 * @returns the names of those that were released; a collection that is gone by now is none of them.
 */
export async function freeMemory(milvus, names) {
  const released = [];
  for (const collectionName of names) {
    try {
      await milvus.collections.release({ collectionName });
      released.push(collectionName);
    } catch (error) {
      if (!MilvusApiError.is(error) || error.reason !== "CollectionNotFound") throw error;
    }
  }
  return released;
}
