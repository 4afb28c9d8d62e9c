import type { OperationTable, paths } from "@milvus-rest/types";
import type { Client } from "openapi-fetch";
import type { CallOptions } from "./options.ts";

/** A client of one Milvus server. Its methods are the operations of the spec, grouped as their paths are. */
export type MilvusClient = MethodsOf<OperationTable> & {
  /**
   * The typed openapi-fetch client over the same transport, with the same time limit and retries, for those who want
   * `{data, error, response}`. An error envelope under HTTP 200 is `data` here. Its middleware sees only its own calls.
   */
  readonly raw: Client<paths>;
};

/** The methods of the generated operation table: a new operation needs no code. */
export type MethodsOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends { path: infer Path extends keyof paths }
    ? Method<paths[Path]["post"]>
    : MethodsOf<Table[Name]>;
};

/** Calls one operation: resolves to the envelope's `data`, rejects with a `MilvusError` or the caller's own abort. */
type Method<Operation> = (body: BodyOf<Operation>, options?: CallOptions) => Promise<DataOf<Operation>>;

type BodyOf<Operation> = Operation extends { requestBody: { content: { "application/json": infer Body } } }
  ? Body
  : never;

type DataOf<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Envelope } } } }
  ? Extract<Envelope, { data: unknown }>["data"]
  : never;
