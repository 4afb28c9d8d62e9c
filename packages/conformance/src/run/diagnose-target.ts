import type { Spec } from "@milvus-rest/semantics";
import { describeResponse } from "../describe.ts";
import { codeIn, type HttpResponse, kindsOf } from "../http.ts";
import type { Settings } from "../options.ts";
import type { Check } from "../plan/check.ts";
import type { Redact } from "../redact.ts";
import type { Reply } from "./send.ts";

/** Why the first reply shows that no REST API v2 is at a URL. */
export interface Diagnosis {
  message: string;
  /** Whether waiting may help: the server, or what is behind it, may still be starting. */
  mayPass: boolean;
}

/** Undefined where the API responds, even wrongly; or where no response came in time, which is for the checks to report. */
export function diagnoseTarget(
  { request }: Check,
  { response, failure }: Reply,
  { url, spec }: Settings,
  redact: Redact,
): Diagnosis | undefined {
  if (failure) {
    if (["silence", "oversized", "cut"].includes(failure.kind)) return undefined;
    return { message: `no HTTP response from ${url.href}: ${failure.reason}. ${failure.advice}`, mayPass: true };
  }
  const symptom = symptoms.find(({ statuses, body }) => {
    return (
      isPage(response, statuses, spec) && (!body || (url.protocol === "http:" && body.test(String(response.body))))
    );
  });
  const isReady = codeIn(response) !== spec.errors.get(spec.stepErrors.readiness)?.code;
  const { state, advice, mayPass = false } = isReady ? { ...symptom } : notReady;
  if (state === undefined) return undefined;
  const got = `${request.method} ${request.target} got ${describeResponse(response, redact)}`;
  const filled = advice?.replace("{host}", url.host);
  return { message: `${url.href} ${state}: ${got}. ${filled}`, mayPass };
}

/** Whether a response has one of the statuses and no envelope: an envelope is of the API, whatever its status. */
export function isPage(response: HttpResponse, statuses: readonly number[], spec: Spec): boolean {
  const { isError, isSuccess } = kindsOf(response, spec);
  return statuses.includes(response.status) && !isError && !isSuccess;
}

/** What a server responds with where it has no such path. */
export const unservedStatuses: readonly number[] = [404, 405, 501];

interface Symptom {
  statuses: readonly number[];
  /** What the page says, over plain HTTP. */
  body?: RegExp;
  /** What the server is or does, after its URL. */
  state: string;
  advice: string;
  mayPass?: boolean;
}

const notReady = { state: "is not ready", advice: "Run again when it is, or let --wait wait for it.", mayPass: true };

const symptoms: readonly Symptom[] = [
  {
    statuses: [502, 503, 504],
    state: "does not reach the server behind it",
    advice: "Run again when the server is up, or let --wait wait for it.",
    mayPass: true,
  },
  {
    statuses: [429],
    state: "limits the rate of requests",
    advice: "Run again later, or raise the limit.",
    mayPass: true,
  },
  {
    statuses: unservedStatuses,
    state: "has no REST API v2",
    advice: "Check the path and the port in the URL; Milvus has this API from 2.3.13 on.",
  },
  { statuses: [400], body: /\bHTTPS (?:server|port)\b/, state: "expects TLS", advice: "Try https://{host}." },
];
