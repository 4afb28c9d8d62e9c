import { type OperationTable, operationTable } from "@milvus-rest/types";
import createOpenapiClient from "openapi-fetch";
import { performCall } from "./call.ts";
import type { MethodsOf } from "./milvus-client.ts";
import { mapOperations, type Operation } from "./operations.ts";
import type { CallOptions } from "./options.ts";
import { plainRequest } from "./plain-request.ts";
import { planCall } from "./plan.ts";
import type { Settings } from "./settings.ts";

/** Any operation: the types of each one are those of `MethodsOf`. */
type AnyPaths = Record<
  string,
  { post: { requestBody: { content: { "application/json": unknown } }; responses: object } }
>;

/** Makes the method of every operation in the generated table. */
export function createMethods(settings: Settings): MethodsOf<OperationTable> {
  const api = createOpenapiClient<AnyPaths>({ baseUrl: settings.baseUrl, Request: plainRequest });
  // openapi-fetch would take an error envelope under 200 for data: the answer is read before, and it sees an empty one.
  const nothing = new Response(null, { status: 204 });
  return mapOperations(operationTable, methodOf) as MethodsOf<OperationTable>;

  function methodOf({ path, idempotent }: Operation) {
    return async (body: { dbName?: unknown } | undefined, options: CallOptions = {}): Promise<unknown> => {
      const { dbName } = settings;
      const result: { data?: unknown } = {};
      await api.POST(path, {
        // As on the server, a `dbName` that is null or empty counts as none.
        body: dbName && !body?.dbName ? { ...body, dbName } : body,
        fetch: async (request) => {
          const { data, failure } = await performCall(settings, await planCall(settings, request, idempotent, options));
          if (failure) throw failure;
          result.data = data;
          return nothing;
        },
      });
      return result.data;
    };
  }
}
