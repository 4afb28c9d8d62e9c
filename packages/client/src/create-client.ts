import { type OperationTable, operationTable, type paths } from "@milvus-rest/types";
import { performCall } from "./call.ts";
import { stringifyJson } from "./exact-json.ts";
import { mapOperations, type Operation } from "./operations.ts";
import { type CallOptions, type ClientOptions, resolveOptions, type Settings } from "./options.ts";
import { createRawClient, type RawClient } from "./raw-client.ts";

/** A client of one Milvus server. Its methods are the operations of the spec, grouped as their paths are. */
export type MilvusClient = MethodsOf<OperationTable> & {
  /** The server's URL: that of the options, without a slash at its end. */
  readonly url: string;
  /**
   * The typed openapi-fetch client over the same transport, with the same time limit and retries, for those who want
   * `{data, error, response}`. An error envelope under HTTP 200 is `data` here. Its middleware sees only its own calls.
   * It reads JSON with `JSON.parse`: an `Int64` is always a number there, and rounded above 2^53.
   */
  readonly raw: RawClient;
};

/** The methods of the generated operation table: a new operation needs no code. */
export type MethodsOf<Table, Paths = paths> = {
  readonly [Name in keyof Table]: Table[Name] extends { path: infer Path extends keyof Paths }
    ? Paths[Path] extends { post: infer Post }
      ? Method<Post>
      : never
    : MethodsOf<Table[Name], Paths>;
};

/**
 * Calls one operation: resolves to the envelope's `data`, rejects with a `MilvusError` or the caller's own abort.
 * The body may be left out where none of its fields is required.
 */
export type Method<Post> =
  Record<never, never> extends BodyOf<Post>
    ? (body?: BodyOf<Post>, options?: CallOptions) => Promise<DataOf<Post>>
    : (body: BodyOf<Post>, options?: CallOptions) => Promise<DataOf<Post>>;

/** The request body of an operation. */
export type BodyOf<Post> = Post extends { requestBody?: { content: { "application/json": infer Body } } }
  ? Body
  : never;

/** The `data` of an operation's success. */
export type DataOf<Post> = Post extends { responses: { 200: { content: { "application/json": infer Envelope } } } }
  ? Extract<Envelope, { data: unknown }>["data"]
  : never;

/**
 * A client of the Milvus server at `url`. Nothing is sent before the first call.
 *
 * @example
 * const milvus = createClient({ url: "http://localhost:19530", token: "root:Milvus" });
 * await milvus.collections.release({ collectionName: "quick_setup" });
 *
 * @throws {TypeError | RangeError} for an option that is not known or cannot be right.
 */
export function createClient(options: ClientOptions): MilvusClient {
  const settings = resolveOptions(options);
  return { ...createMethods(settings), url: settings.baseUrl, raw: createRawClient(settings) };
}

/**
 * Makes the method of every operation in the generated table.
 * They build their requests themselves: all are one path and one JSON body, and the way through openapi-fetch adds
 * 3 % to what a call costs over `fetch`, 7 % over the pool. `raw` is openapi-fetch.
 */
function createMethods(settings: Settings): MethodsOf<OperationTable> {
  const { baseUrl, dbName } = settings;
  return mapOperations(operationTable, methodOf) as MethodsOf<OperationTable>;

  function methodOf({ method, path, idempotent, dbName: takesDbName }: Operation) {
    const url = baseUrl + path;
    const defaultDbName = takesDbName ? dbName : undefined;
    return async (given?: { dbName?: unknown }, options?: CallOptions): Promise<unknown> => {
      // As on the server, a `dbName` that is null or empty counts as none.
      const body = stringifyJson(defaultDbName && !given?.dbName ? { ...given, dbName } : (given ?? {}));
      const outcome = await performCall(settings, { method, url, body, idempotent }, options);
      if (!outcome.ok) throw outcome.error;
      return outcome.data;
    };
  }
}
