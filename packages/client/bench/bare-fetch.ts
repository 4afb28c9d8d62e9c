import { operationTable } from "@milvus-rest/types";

const headers = { "Content-Type": "application/json" };

/** A release with nothing but `fetch`, by which the others are measured. */
export function bareFetch(url: string): () => Promise<unknown> {
  const target = url + operationTable.collections.release.path;
  const body = { collectionName: "quick_setup" };
  return async () => {
    const response = await fetch(target, { method: "POST", headers, body: JSON.stringify(body) });
    return response.json();
  };
}
