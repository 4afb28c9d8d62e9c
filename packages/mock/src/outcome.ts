import type { ErrorName } from "@milvus-rest/types";

/** What becomes of a request: success, or an error of the catalogue with its message, where that is not the example's. */
export type Outcome = { error?: undefined } | { error: ErrorName; message?: string };

export const success: Outcome = {};
