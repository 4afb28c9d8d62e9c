import { operationTable, type paths } from "@milvus-rest/types";
import createOpenapiClient, { type Client } from "openapi-fetch";
import { performCall } from "./call.ts";
import { mapOperations } from "./operations.ts";
import { planCall } from "./plan.ts";
import type { Settings } from "./settings.ts";

/** openapi-fetch over the client's transport: each answer is handed on as it came, whatever it says. */
export function createRawClient(settings: Settings): Client<paths> {
  const { baseUrl } = settings;
  const idempotent = new Set<string>();
  mapOperations(operationTable, (operation) => operation.idempotent && idempotent.add(baseUrl + operation.path));

  return createOpenapiClient<paths>({
    baseUrl,
    fetch: async (request) => {
      const { signal, url } = request;
      const plan = await planCall(settings, request, idempotent.has(url), { signal });
      const { answer, failure } = await performCall(settings, plan);
      // A `Response` can be neither without a status nor of a body that was cut off.
      if (failure && !(answer?.status && answer.text !== null)) throw failure;
      return new Response(answer?.text || null, { ...answer, headers: [...(answer?.headers ?? [])] });
    },
  });
}
