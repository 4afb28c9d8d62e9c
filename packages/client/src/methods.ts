import { type OperationTable, operationTable } from "@milvus-rest/types";
import createOpenapiClient from "openapi-fetch";
import { performCall } from "./call.ts";
import type { MethodsOf } from "./milvus-client.ts";
import { mapOperations, type Operation } from "./operations.ts";
import type { CallOptions } from "./options.ts";
import { plainRequest } from "./plain-request.ts";
import type { Settings } from "./settings.ts";

/** Any operation: the types of each one are those of `MethodsOf`. */
type AnyPaths = Record<string, { post: { responses: object } }>;

/** Makes the method of every operation in the generated table. */
export function createMethods(settings: Settings): MethodsOf<OperationTable> {
  const { baseUrl, dbName } = settings;
  const api = createOpenapiClient<AnyPaths>({ baseUrl, Request: plainRequest });
  // openapi-fetch would take an error envelope under 200 for data: the answer is read before, and it sees an empty one.
  const nothing = new Response(null, { status: 204 });
  return mapOperations(operationTable, methodOf) as MethodsOf<OperationTable>;

  function methodOf({ path, idempotent }: Operation) {
    return async (given: { dbName?: unknown } | undefined, options?: CallOptions): Promise<unknown> => {
      // As on the server, a `dbName` that is null or empty counts as none.
      const body = JSON.stringify(dbName && !given?.dbName ? { ...given, dbName } : given);
      const outcome: { data?: unknown } = {};
      const fetch = async ({ method, url }: Request) => {
        const { data, failure } = await performCall(settings, { method, url, body, idempotent }, options);
        if (failure) throw failure;
        outcome.data = data;
        return nothing;
      };
      await api.POST(path, { fetch });
      return outcome.data;
    };
  }
}
