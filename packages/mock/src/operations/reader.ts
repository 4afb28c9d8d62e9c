import type { ParsedRequest } from "@milvus-rest/semantics";
import type { operations } from "@milvus-rest/types";
import type { State } from "../state.ts";

/** The response of an operation that reads state, in place of the spec's example. */
export interface Reading<Data> {
  data: Data;
  /** Beside the data, where the operation gives one. */
  message?: string | undefined;
}

/** Reads the response of an operation from the state; the request has passed every step before. */
export type Reader<Id extends keyof operations> = (parsed: ParsedRequest, state: State) => Reading<DataOf<Id>>;

type DataOf<Id extends keyof operations> = Extract<
  operations[Id]["responses"][200]["content"]["application/json"],
  { data: unknown }
>["data"];
