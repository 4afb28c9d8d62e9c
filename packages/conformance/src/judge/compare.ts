import {
  type AllowedResponse,
  apiPathOf,
  type Decision,
  type HeaderRule,
  type HttpRequest,
  headerOf,
  headersOf,
  isHeaderSent,
  type Knowledge,
  matchesMessage,
  type Spec,
  traceIdOf,
} from "@milvus-rest/semantics";
import { quote } from "../describe.ts";
import type { HttpResponse } from "../http.ts";
import type { Redact } from "../redact.ts";
import { type Deviation, profilesFile } from "./deviation.ts";
import type { Recognised } from "./recognise.ts";
import { violations } from "./validate.ts";

/** What a response is compared with. */
export interface Expectation {
  spec: Spec;
  request: HttpRequest;
  knowledge: Knowledge;
  decision: Decision;
  /** The outcomes that the request may come to, whatever the state of the server. */
  outcomes: readonly string[];
  redact: Redact;
}

/** Explains a response that the spec knows, but that the request cannot come to. */
export function unexpectedOutcome(
  { outcome: got, message }: Recognised,
  { spec, redact, outcomes: allowed }: Expectation,
  file: string,
): Deviation {
  const error = spec.errors.get(got);
  // The error may be about the caller, not about the request.
  const advice = error && error.status >= 401 && error.status <= 403 ? [`If the server is right: ${error.remedy}`] : [];
  const explain = (name: string) => {
    const meaning = spec.errors.get(name)?.cause ?? spec.routes.get(name)?.description;
    return `${name}, which means: ${meaning ?? "The request is in order, and the work is done."}`;
  };
  return {
    cause: `outcome:${got}:${allowed.join()}`,
    message: `expected ${allowed.join(" or ")}, got ${got}${message === "" ? "" : ` (${quote(message, redact)})`}`,
    spec: file,
    remedy: [...advice, `Respond with ${allowed.map(explain).join(" Or ")}`].join(" "),
    outcome: { got, allowed },
  };
}

/** Compares a response with those of its outcome that are allowed: success code, body of a 408, message, redirect, headers. */
export function compare(
  recognised: Recognised,
  response: HttpResponse,
  allowed: readonly AllowedResponse[],
  expectation: Expectation,
): Deviation[] {
  const form =
    wrongSuccessCode(recognised, allowed) ??
    wrongTimeoutBody(recognised, response, allowed) ??
    wrongMessage(recognised, allowed, expectation) ??
    wrongRedirect(recognised, response, expectation);
  return [...(form ? [form] : []), ...compareHeaders(allowed[0]?.headers ?? [], response, expectation)];
}

function wrongSuccessCode({ outcome, code }: Recognised, [first]: readonly AllowedResponse[]): Deviation | undefined {
  if (outcome !== "Success" || !first || code === first.code) return undefined;
  return {
    cause: `success-code:${code}`,
    message: `expected the code ${first.code} on success, got ${code}`,
    spec: profilesFile,
    remedy: `Send ${first.code}, or judge by the profile of your release with --profile.`,
  };
}

function wrongTimeoutBody(
  { outcome, mediaType }: Recognised,
  { status }: HttpResponse,
  [first]: readonly AllowedResponse[],
): Deviation | undefined {
  if (outcome !== "RequestTimeout" || !first || mediaType === first.mediaType) return undefined;
  const nameOf = (type = "") => (type === "text/plain" ? "a bare text" : "an envelope");
  return {
    cause: `timeout-body:${mediaType === "text/plain" ? "text" : "envelope"}`,
    message: `expected ${nameOf(first.mediaType)} with HTTP ${status}, got ${nameOf(mediaType)}`,
    spec: profilesFile,
    remedy: "Answer as `timeoutBody` says for this profile, or judge by the profile of your release with --profile.",
  };
}

function wrongMessage(
  { outcome, message, code }: Recognised,
  allowed: readonly AllowedResponse[],
  { redact }: Expectation,
): Deviation | undefined {
  const patterns = allowed.flatMap(({ messages }) => messages);
  const isOpen = code === undefined || allowed.some(({ messages }) => messages.length === 0);
  if (isOpen || patterns.some((pattern) => matchesMessage(pattern, message))) return undefined;
  const expected = patterns.map(({ text, stable }) => {
    const start = stable === undefined ? text : text.slice(0, stable);
    return `${stable === undefined ? "be" : "begin with"} ${quote(start, (own) => own)}`;
  });
  return {
    cause: `wording:${outcome}`,
    message: `expected the message of ${outcome} to ${[...new Set(expected)].join(" or ")}, got ${quote(message, redact)}`,
    spec: profilesFile,
    remedy: "Use the expected words: clients and people look for them.",
  };
}

/** A redirect leads to the same path without the slash; a gateway may put something before it, or not. */
function wrongRedirect(
  { outcome }: Recognised,
  response: HttpResponse,
  { request, knowledge, redact }: Expectation,
): Deviation | undefined {
  if (outcome !== "trailingSlash") return undefined;
  const location = headerOf(response, "Location") ?? "";
  const [path = ""] = location.split("?");
  const expected = apiPathOf(request, knowledge)?.path.replace(/\/$/, "") ?? "";
  if (path !== "" && path.endsWith(expected)) return undefined;
  const got = location === "" ? "none" : quote(location, redact);
  return {
    cause: "headers:value:Location",
    message: `expected a Location that leads to the path without the slash, got ${got}`,
    spec: profilesFile,
    remedy: "Send the path without the slash as the `Location` of the redirect.",
  };
}

/** A header that is not as its rule says. */
interface HeaderFault {
  kind: "missing" | "surplus" | "value" | "trace";
  rule: HeaderRule;
  message: string;
}

/** Faults of one kind count as one deviation; so do all faults of the CORS headers, which a gateway sets together. */
function compareHeaders(rules: readonly HeaderRule[], response: HttpResponse, expectation: Expectation): Deviation[] {
  const faults = rules.flatMap((rule) => faultOf(rule, response, expectation) ?? []);
  const groups = Map.groupBy(faults, ({ kind, rule }) =>
    isCors(rule) ? "cors" : kind === "value" || kind === "trace" ? `${kind}:${rule.name}` : kind,
  );
  return [...groups].flatMap(([group, [first, ...others]]) => {
    if (!first) return [];
    const all = [first, ...others];
    const missing = all.filter(({ kind }) => kind === "missing").map(({ rule }) => rule.name);
    const message = missing.length === all.length ? sentence(missing, "missing") : all.map((each) => each.message);
    const names = all.map(({ rule }) => rule.name).join(", ");
    const kind = missing.length === all.length ? "missing" : "value";
    return [
      {
        cause: `headers:${group === "cors" ? `cors:${kind}` : group.includes(":") ? group : `${group}:${names}`}`,
        message: [message].flat().join("; "),
        spec: first.rule.file,
        remedy: remedies[first.kind],
      },
    ];
  });
}

const isCors = ({ name }: HeaderRule) => name.toLowerCase().startsWith("access-control-");

const remedies: Record<HeaderFault["kind"], string> = {
  missing: "Send it with every response for which the spec demands it.",
  surplus: "Leave it out, or judge by the profile of your release with --profile.",
  value: "Send the value that the spec demands.",
  trace: "Take the trace id from the request's `traceparent`.",
};

const sentence = (names: readonly string[], what: string) =>
  `${names.join(", ")} ${names.length > 1 ? "are" : "is"} ${what}`;

/** The values of a repeated header count as one list, as browsers read them. */
function faultOf(rule: HeaderRule, response: HttpResponse, expectation: Expectation): HeaderFault | undefined {
  const { spec, request, knowledge, redact } = expectation;
  const { name, pointer } = rule;
  const values = headersOf(response, name);
  const isSent = isHeaderSent(rule, request, knowledge);
  if (values.length === 0) return isSent ? { kind: "missing", rule, message: `${name} is missing` } : undefined;
  if (isSent === false) {
    return { kind: "surplus", rule, message: `${name} was sent, which this profile never does` };
  }
  const value = values.join(", ");
  const flaws = violations(spec, pointer, value);
  if (flaws.length > 0) {
    const message = `unexpected value of ${name}, ${quote(value, redact)}: ${flaws.join("; ")}`;
    return { kind: "value", rule, message };
  }
  const traceId = rule.sentWhen.difference === "traceId" ? traceIdOf(request) : undefined;
  if (traceId === undefined || traceId === value) return undefined;
  const message = `expected the request's trace id ${traceId} as ${name}, got ${quote(value, redact)}`;
  return { kind: "trace", rule, message };
}
