import { operationTable, type paths } from "@milvus-rest/types";
import createOpenapiClient, { type Client } from "openapi-fetch";
import { performCall } from "./call.ts";
import { mapOperations } from "./operations.ts";
import type { Settings } from "./options.ts";
import type { TransportResponse } from "./transport.ts";

/** The typed client of openapi-fetch. */
export type RawClient = Client<paths>;

/** openapi-fetch over the client's transport: each response is handed on as it arrived, whatever it says. */
export function createRawClient(settings: Settings): RawClient {
  const { baseUrl } = settings;
  const idempotentUrls = new Set<string>();
  mapOperations(operationTable, ({ path, idempotent }) => idempotent && idempotentUrls.add(baseUrl + path));

  return createOpenapiClient<paths>({
    baseUrl,
    fetch: async (request) => {
      const { method, url, headers, signal } = request;
      if (!url.startsWith(`${baseUrl}/`)) throw otherServerError(baseUrl, url);
      const call = { method, url, body: await request.text(), idempotent: idempotentUrls.has(url) };
      const outcome = await performCall(settings, call, { signal, headers });
      if (outcome.ok) return toResponse(outcome.response);
      // A `Response` can be neither without a status nor of a body that was cut off.
      if (!outcome.response?.status || outcome.response.text === null) throw outcome.error;
      return toResponse(outcome.response);
    },
  });
}

function toResponse({ status, headers, text }: TransportResponse): Response {
  return new Response(text || null, { status, headers: [...headers] });
}

/** A call's own `baseUrl`, or a middleware, leads elsewhere. */
function otherServerError(baseUrl: string, url: string): TypeError {
  return new TypeError(
    `raw: expected a URL under ${baseUrl}, to which the token belongs; got ${url.replace(/[?#].*/s, "…")}`,
  );
}
