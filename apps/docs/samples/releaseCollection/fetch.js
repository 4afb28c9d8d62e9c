const response = await fetch("http://localhost:19530/v2/vectordb/collections/release", {
  method: "POST",
  headers: {
    Authorization: "Bearer root:Milvus",
    "Content-Type": "application/json",
  },
  body: JSON.stringify({ collectionName: "quick_setup" }),
  signal: AbortSignal.timeout(60_000),
});

// The body's code decides, never response.status: nearly every error comes under HTTP 200.
const { code, message } = await response.json();
if (code !== 0 && code !== 200) throw new Error(`Milvus answered ${code}: ${message}`);
console.log("released");
