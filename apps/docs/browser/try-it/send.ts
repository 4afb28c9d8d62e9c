import { createClient } from "@milvus-rest/client";
import { operationTable } from "@milvus-rest/types";
import type { Input } from "./form.ts";

/** What came of a request. */
export interface Outcome {
  /** The response as the browser shows it to a page, if its head arrived. */
  response?: { status: number; body: string | undefined } | undefined;
  /** The envelope's data, if the server did what was asked. */
  data?: unknown;
  error?: unknown;
  durationMs: number;
}

/** Sends one request with the client, without repeating it. */
export async function send({ operationId, url, token, timeout, body }: Input, signal: AbortSignal): Promise<Outcome> {
  const begin = performance.now();
  const seen: { status?: number; body?: Promise<string | undefined> } = {};
  const outcome = await call().then(
    (data) => ({ data }),
    (error: unknown) => ({ error }),
  );
  const durationMs = Math.round(performance.now() - begin);
  const response = seen.status === undefined ? undefined : { status: seen.status, body: await seen.body };
  return { ...outcome, response, durationMs };

  async function call(): Promise<unknown> {
    const client = createClient({ url, token: token || undefined, timeout, retries: 0, fetch: observedFetch });
    return methodOf(client, operationId)(body, { signal });
  }

  async function observedFetch(target: string, init: RequestInit): Promise<Response> {
    const response = await fetch(target, init);
    seen.status = response.status;
    // Reads along; when the client gives up, this copy ends too.
    seen.body = response
      .clone()
      .text()
      .catch(() => undefined);
    return response;
  }
}

/** The client's method of an operation: it is where the generated table has the operation. */
function methodOf(client: object, operationId: string): (body: unknown, options: { signal: AbortSignal }) => unknown {
  const keys = keysOf(operationTable, operationId) ?? [];
  const method = keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), client);
  if (typeof method !== "function") throw new TypeError(`The client has no method for the operation ${operationId}`);
  return (body, options) => method(body, options);
}

function keysOf(table: object, operationId: string): string[] | undefined {
  for (const [key, entry] of Object.entries<unknown>({ ...table })) {
    if (!isRecord(entry)) continue;
    if (entry.id === operationId) return [key];
    const rest = keysOf(entry, operationId);
    if (rest) return [key, ...rest];
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
