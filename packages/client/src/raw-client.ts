import { operationTable, type paths } from "@milvus-rest/types";
import createOpenapiClient, { type Client } from "openapi-fetch";
import { performCall } from "./call.ts";
import { normalizeHeaders } from "./headers.ts";
import { mapOperations } from "./operations.ts";
import type { Settings } from "./settings.ts";

/** openapi-fetch over the client's transport: each answer is handed on as it came, whatever it says. */
export function createRawClient(settings: Settings): Client<paths> {
  const { baseUrl } = settings;
  const idempotents = new Set<string>();
  mapOperations(operationTable, ({ path, idempotent }) => idempotent && idempotents.add(baseUrl + path));

  return createOpenapiClient<paths>({
    baseUrl,
    fetch: async (request) => {
      const { method, url, signal } = request;
      const call = { method, url, body: await request.text(), idempotent: idempotents.has(url) };
      const { answer, failure } = await performCall(settings, call, {
        signal,
        headers: normalizeHeaders(request.headers),
      });
      // A `Response` can be neither without a status nor of a body that was cut off.
      if (!answer?.status || answer.text === null) throw failure;
      return new Response(answer.text || null, { status: answer.status, headers: [...answer.headers] });
    },
  });
}
