import type { operations } from "@milvus-rest/types";
import type { CallPlan } from "./call.ts";
import { normalizeHeaders } from "./headers.ts";
import { type CallOptions, checkRanges } from "./options.ts";
import type { Settings } from "./settings.ts";

type HeaderName = keyof NonNullable<operations["releaseCollection"]["parameters"]["header"]>;
const requestTimeoutHeader: Lowercase<HeaderName> = "request-timeout";

/** Puts together what a call sends, from what openapi-fetch built and the options of the client and of the call. */
export async function planCall(
  settings: Settings,
  request: Request,
  idempotent: boolean,
  options: CallOptions,
): Promise<CallPlan> {
  checkRanges(options);
  const { timeout = settings.timeout, retries = settings.retries, signal, headers, requestTimeout } = options;
  return {
    method: request.method,
    url: request.url,
    headers: {
      ...settings.headers,
      ...Object.fromEntries(request.headers),
      ...normalizeHeaders(headers),
      ...(requestTimeout !== undefined && { [requestTimeoutHeader]: String(requestTimeout) }),
    },
    body: await request.text(),
    idempotent,
    timeout,
    retries,
    signal,
  };
}
