import { createClient } from "@milvus-rest/client";

/** A program of one call. The compiler's work on it is measured. */
const milvus = createClient({ url: "http://localhost:19530" });
await milvus.collections.release({ collectionName: "quick_setup" });
