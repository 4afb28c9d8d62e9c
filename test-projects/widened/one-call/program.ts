import { createClient } from "@milvus-rest/client";

/** What an application writes to release a collection; the compiler's work on it is measured. */
const milvus = createClient({ url: "http://localhost:19530" });
await milvus.collections.release({ collectionName: "quick_setup" });
