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

  const foreignSignals = new WeakMap<Request, AbortSignal>();

  return createOpenapiClient<paths>({
    baseUrl,
    ...(globalThis.Request && { Request: requestBeside(foreignSignals) }),
    fetch: async (request) => {
      const { method, url, headers } = request;
      if (!url.startsWith(`${baseUrl}/`)) throw otherServerError(baseUrl, url);
      const call = { method, url, body: await request.text(), idempotent: idempotentUrls.has(url) };
      const outcome = await performCall(settings, call, {
        signal: foreignSignals.get(request) ?? request.signal,
        headers,
      });
      if (outcome.ok) return toResponse(outcome.response);
      // A `Response` can be neither without a status nor of a body that was cut off.
      if (!outcome.response?.status || outcome.response.text === null) throw outcome.error;
      return toResponse(outcome.response);
    },
  });
}

/** `Request`, but a signal that it refuses, as Node's does those of jsdom, is kept beside it. */
function requestBeside(signals: WeakMap<Request, AbortSignal>): typeof Request {
  return new Proxy(Request, {
    construct(Real, [url, init]: ConstructorParameters<typeof Request>) {
      try {
        return new Real(url, init);
      } catch (error) {
        if (!init?.signal) throw error;
        const request = new Real(url, { ...init, signal: null });
        signals.set(request, init.signal);
        return request;
      }
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
