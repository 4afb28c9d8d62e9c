const response = await fetch("http://localhost:19530/v2/vectordb/collections/release", {
  method: "POST",
  headers: {
    Authorization: "Bearer root:Milvus",
    "Content-Type": "application/json",
  },
  body: JSON.stringify({ collectionName: "quick_setup" }),
  signal: AbortSignal.timeout(60_000),
});

// A success has data. Do not read response.status: nearly every error comes under HTTP 200.
const { code, data, message } = await response.json();
if (data === undefined) throw new Error(`Milvus responded with code ${code}: ${message}`);
console.log(JSON.stringify(data));
