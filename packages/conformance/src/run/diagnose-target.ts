import { headerOf, type Spec } from "@milvus-rest/semantics";
import { describeResponse, show } from "../describe.ts";
import { codeIn, type HttpResponse } from "../http.ts";
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
  reply: Reply,
  { url, spec }: Settings,
  redact: Redact,
): Diagnosis | undefined {
  if (reply.failure) {
    const { kind, reason, advice } = reply.failure;
    if (kind === "silence" || kind === "oversized") return undefined;
    return { message: `no HTTP response from ${url.href}: ${reason}. ${advice}`, mayPass: true };
  }
  const { response } = reply;
  const symptom = symptoms.find(({ applies }) => applies(response, url, spec));
  if (!symptom) return undefined;
  const { state, advice, mayPass } = symptom;
  const got = `${request.method} ${request.target} got ${describeResponse(response, redact)}`;
  return { message: `${url.href} ${state}: ${got}. ${advice(response, url, redact)}`, mayPass };
}

interface Symptom {
  applies: (response: HttpResponse, url: URL, spec: Spec) => boolean;
  /** What the server is or does, after its URL. */
  state: string;
  advice: (response: HttpResponse, url: URL, redact: Redact) => string;
  mayPass: boolean;
}

/** An envelope of the API is a response of the API, whatever its status. */
const isStatus =
  (...statuses: readonly number[]) =>
  (response: HttpResponse, _: URL, spec: Spec): boolean =>
    statuses.includes(response.status) && !isEnvelope(response, spec);

export function isEnvelope(response: HttpResponse, { errors, profiles }: Spec): boolean {
  const code = codeIn(response);
  return (
    [...errors.values()].some((error) => error.code === code) ||
    [...profiles.values()].some(({ successCode }) => successCode === code)
  );
}

const symptoms: readonly Symptom[] = [
  {
    applies: (response, _, { errors, stepErrors }) => codeIn(response) === errors.get(stepErrors.readiness)?.code,
    state: "is not ready",
    advice: () => "Run again when it is, or let --wait wait for it.",
    mayPass: true,
  },
  {
    applies: isStatus(502, 503, 504),
    state: "does not reach the server behind it",
    advice: () => "Run again when the server is up, or let --wait wait for it.",
    mayPass: true,
  },
  {
    applies: isStatus(429),
    state: "limits the rate of requests",
    advice: () => "Run again later, or raise the limit.",
    mayPass: true,
  },
  {
    applies: isStatus(404, 405, 501),
    state: "has no REST API v2",
    advice: () => "Check the path and the port in the URL; Milvus has this API from 2.3.13 on.",
    mayPass: false,
  },
  {
    applies: isStatus(301, 302, 303, 307, 308),
    state: "redirects instead of responding",
    advice: (response, _, redact) => {
      const location = headerOf(response, "Location");
      return `Give the URL that it redirects to: ${location === undefined ? "none is named" : show(location, redact)}.`;
    },
    mayPass: false,
  },
  {
    applies: (response, url, spec) =>
      url.protocol === "http:" &&
      isStatus(400)(response, url, spec) &&
      /\bHTTPS (?:server|port)\b/.test(response.body.toString("latin1")),
    state: "expects TLS",
    advice: (_, { host }) => `Try https://${host}.`,
    mayPass: false,
  },
];
