import type { ParsedRequest } from "@milvus-rest/semantics";
import type { operations } from "@milvus-rest/types";
import type { State } from "../state.ts";

/** What an operation that reads state answers with, in place of the spec's example. */
export interface Reading<Data> {
  data: Data;
  /** Beside the data, where the operation gives one. */
  message?: string | undefined;
}

/** Reads what an operation answers with; the request has passed every step before. */
export type Reader<Id extends keyof operations> = (parsed: ParsedRequest, state: State) => Reading<Exact<DataOf<Id>>>;

type DataOf<Id extends keyof operations> = Extract<
  operations[Id]["responses"][200]["content"]["application/json"],
  { data: unknown }
>["data"];

/** JSON's integers may be above 2^53: those are given as bigint. */
type Exact<Value> = Value extends number
  ? number | bigint
  : Value extends object
    ? { [Key in keyof Value]: Exact<Value[Key]> }
    : Value;
