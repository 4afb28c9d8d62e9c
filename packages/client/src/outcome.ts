import { type ErrorName, errorTable, successCodes } from "@milvus-rest/types";
import {
  type CallInfo,
  MilvusApiError,
  type MilvusError,
  MilvusResponseError,
  MilvusTimeoutError,
  noEnvelope,
  type ServerTimeoutReason,
} from "./errors.ts";
import { parseJson } from "./exact-json.ts";
import type { HeaderRecord } from "./headers.ts";
import { createRedactor, type Redact } from "./redact.ts";
import { describeFate } from "./target.ts";
import type { TransportResponse } from "./transport.ts";

/** How an attempt ended. A failure may have no response. */
export type Outcome =
  | { ok: true; data: unknown; response: TransportResponse }
  | { ok: false; error: MilvusError; response?: TransportResponse };

/** What to do about HTTP 407. */
export const proxyAdvice = "Give the proxy's user and password where the proxy is set.";

const successes: readonly unknown[] = successCodes;
/** With these a proxy says that it got no response. */
const gatewayStatuses = [502, 503, 504];
const serverTimeout = errorTable.RequestTimeout;
const serverTimeoutDetails = { ...noEnvelope, phase: "server", retryable: serverTimeout.retryable } as const;

/**
 * Tells data from a failure; this is the only place that reads an envelope. Success is `data` under a success code:
 * 200 is the success code of Milvus 2.3, and in every release also that of an error, which has a `message` instead.
 * The HTTP status counts only where there is no envelope.
 *
 * @param headers those of the request: a server may echo them, and the secrets among them are masked
 */
export function readResponse(response: TransportResponse, info: () => CallInfo, headers: HeaderRecord): Outcome {
  const { code, data, message } = parseEnvelope(response.text ?? "");
  const isSuccess = successes.includes(code);
  if (isSuccess && data != null) return { ok: true, data, response };

  const redact = createRedactor(headers);
  const hasMessage = typeof message === "string";
  const error =
    typeof code === "number" && (hasMessage || !isSuccess)
      ? envelopeError(code, redact(hasMessage ? message : ""), response.status, info())
      : responseError(response, info(), redact);
  return { ok: false, error, response };
}

/** Empty where the text is not an envelope: HTML, cut-off JSON, two envelopes in one body. */
function parseEnvelope(text: string): { code?: unknown; data?: unknown; message?: unknown } {
  try {
    return Object(parseJson(text));
  } catch {
    return {};
  }
}

function envelopeError(code: number, serverMessage: string, status: number, info: CallInfo): MilvusError {
  const { reason, remedy, retryable } = lookUpError(code, status);
  const words = `(code ${code}, HTTP ${status})${quote(serverMessage)}`;
  if (isServerTimeout(reason)) {
    const details = { ...info, ...serverTimeoutDetails, code, reason, serverMessage };
    return new MilvusTimeoutError(`timed out in the server ${words} ${timeoutAdvice(info.url)}`, details);
  }
  // Whoever limits the rate of requests has not let this one through, whatever code it gives.
  const details = { ...info, code, reason, retryable: retryable || status === 429, remedy, serverMessage };
  return new MilvusApiError(`failed with ${reason} ${words} ${remedy}`, details);
}

/** The catalogue's remedy in this client's words: it names the header. */
function timeoutAdvice(url: string): string {
  return `${describeFate(url)} Give the server longer with \`requestTimeout\`.`;
}

/** The beginning of a server's message, with one mark at its end, as a sentence of ours follows. */
function quote(message: string): string {
  const words = message.slice(0, 500).replace(/[.\s]+$/, "");
  return (words && `: ${words}`) + (/[?!]$/.test(words) ? "" : ".");
}

interface CatalogueEntry {
  reason: ErrorName | "Unknown";
  retryable: boolean;
  remedy: string;
}

/** Looks an error up. Where several share the code the HTTP status picks one of them, else the first one holds. */
function lookUpError(code: number, status: number): CatalogueEntry {
  const names = (Object.keys(errorTable) as ErrorName[]).filter((name) => errorTable[name].code === code);
  const reason = names.find((name) => errorTable[name].status === status) ?? names[0];
  if (reason) return { ...errorTable[reason], reason };
  const isOfCloud = code >= 80_000 && code < 90_200;
  const remedy = isOfCloud
    ? "A code of Zilliz Cloud: see the documentation of its REST API."
    : "A newer client may know this code.";
  return { reason: "Unknown", retryable: false, remedy };
}

function isServerTimeout(reason: ErrorName | "Unknown"): reason is ServerTimeoutReason {
  return reason !== "Unknown" && errorTable[reason].code === serverTimeout.code;
}

function responseError({ status, headers, text }: TransportResponse, info: CallInfo, redact: Redact): MilvusError {
  // The 408 of Milvus 2.3 and 2.4; that of a load balancer is a page.
  if (status === serverTimeout.status && text?.trim() === "timeout") {
    const words = `timed out in the server (HTTP ${status}). ${timeoutAdvice(info.url)}`;
    return new MilvusTimeoutError(words, { ...info, ...serverTimeoutDetails });
  }
  const excerpt = redact(text ?? "").slice(0, 200);
  const happened = `received ${describeResponse(status, headers.get("location"), text, excerpt, redact)}`;
  // A gateway that got no response from Milvus is a connection failure, one hop further on.
  const retryable =
    [429, ...gatewayStatuses].includes(status) || (status >= 400 && headers.get("retry-after") !== null);
  return new MilvusResponseError(happened, { ...info, retryable, excerpt });
}

function describeResponse(
  status: number,
  location: string | null,
  text: string | null,
  excerpt: string,
  redact: Redact,
) {
  if (text === null) return `more than \`maxResponseBytes\` bytes (HTTP ${status}). Check \`url\`, or raise the limit.`;
  // Browsers show a refused redirect as status 0 and hide its target.
  if (status === 0 || location !== null) {
    return `a redirect to ${location === null ? "a hidden place" : redact(location)} (HTTP ${status}), which is not followed. Check \`url\`.`;
  }
  const shown = `(HTTP ${status}): ${JSON.stringify(excerpt)}.`;
  if (status === 407) return `a proxy's demand for credentials ${shown} ${proxyAdvice}`;
  const isGateways = gatewayStatuses.includes(status);
  const advice = isGateways ? "The server behind the proxy is not reachable: wait, then repeat." : "Check `url`.";
  return `a non-Milvus response ${shown} ${advice}`;
}
