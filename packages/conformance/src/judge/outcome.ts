import type { ErrorName, HttpLayerName, RouteName } from "@milvus-rest/types";

/** What may come of a request: a success, an error of the catalogue, or an answer that no operation gives. */
export type OutcomeName = "Success" | ErrorName | RouteName | HttpLayerName;
