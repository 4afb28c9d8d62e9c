import type { ErrorName } from "@milvus-rest/types";
import type { HttpLayerName, RouteName } from "../spec/document.ts";

/** What may come of a request: a success, an error of the catalogue, or an answer that no operation gives. */
export type OutcomeName = "Success" | ErrorName | RouteName | HttpLayerName;
