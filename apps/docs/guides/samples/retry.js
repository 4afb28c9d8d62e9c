// The codes that may pass by themselves: "Retry?" in the table of errors.
const retryable = new Set([1, 2, 1807]);

async function release(collectionName, attempts = 3) {
  const response = await fetch("http://localhost:19530/v2/vectordb/collections/release", {
    method: "POST",
    headers: { Authorization: "Bearer root:Milvus", "Content-Type": "application/json" },
    body: JSON.stringify({ collectionName }),
    signal: AbortSignal.timeout(60_000),
  });
  const { code, data, message } = await response.json();
  if (data !== undefined) return data;
  if (!retryable.has(code) || attempts === 1) throw new Error(`Milvus responded with code ${code}: ${message}`);
  await new Promise((resume) => setTimeout(resume, 200));
  return release(collectionName, attempts - 1);
}

await release("quick_setup");
console.log("released");
