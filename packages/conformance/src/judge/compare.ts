import {
  type AllowedResponse,
  apiPathOf,
  type HeaderRule,
  headerOf,
  headersOf,
  isHeaderSent,
  matchesMessage,
  traceIdOf,
} from "@milvus-rest/semantics";
import { quote } from "../describe.ts";
import type { HttpResponse } from "../http.ts";
import { redactNothing } from "../redact.ts";
import { type Deviation, type Expectation, profilesFile } from "./expectation.ts";
import type { Recognised } from "./recognise.ts";
import { violations } from "./validate.ts";

/** Explains a response that the spec knows, but that the request cannot come to. */
export function unexpectedOutcome({ outcome: got, message: words }: Recognised, expectation: Expectation): Deviation {
  const { spec, operation, outcomes: allowed, redact } = expectation;
  const error = spec.errors.get(got);
  // The error may be about the caller, not about the request.
  const isAboutCaller = error && error.status >= 401 && error.status <= 403;
  // Only the server's operator knows whether a user has a privilege, or the server does not look at it.
  const isDenied = (name: string) => name === spec.stepErrors.privilege;
  const privileged = allowed.every(isDenied)
    ? "If the user of the unprivileged token has the privilege, give one without it. If not: "
    : "";
  const advice = isAboutCaller ? `If the server is right: ${error.remedy} If it is wrong: ` : privileged;
  const explain = (name: string) => {
    const meaning = spec.errors.get(name)?.cause ?? spec.routes.get(name)?.description;
    return `${name}, which means: ${meaning ?? "The request is in order, and the work is done."}`;
  };
  const message = `expected ${allowed.join(" or ")}, got ${got}${words === "" ? "" : ` (${quote(words, redact)})`}`;
  const remedy = `${advice}Respond with ${allowed.map(explain).join(" Or ")}`;
  return {
    cause: `outcome:${got}:${allowed.join()}`,
    message,
    spec: operation.file,
    remedy,
    outcome: { got, allowed },
  };
}

/** Compares a response with the allowed ones of its outcome: success code, body of a 408, message, redirect, headers. */
export function compare(
  recognised: Recognised,
  response: HttpResponse,
  allowed: readonly AllowedResponse[],
  expectation: Expectation,
): Deviation[] {
  const [first] = allowed;
  if (!first) return [];
  const form =
    wrongForm(recognised, first) ??
    wrongMessage(recognised, allowed, expectation) ??
    wrongRedirect(recognised, response, expectation);
  return [...(form ? [form] : []), ...compareHeaders(first.headers, response, expectation)];
}

/** The code of a success and the body of a 408 are a generation's own. */
function wrongForm({ outcome, code, mediaType }: Recognised, expected: AllowedResponse): Deviation | undefined {
  const isTimeout = outcome === "RequestTimeout";
  if (isTimeout ? mediaType === expected.mediaType : outcome !== "Success" || code === expected.code) return undefined;
  const nameOf = (type = "") => (type === "text/plain" ? "a bare text" : "an envelope");
  const [wanted, got] = isTimeout ? [nameOf(expected.mediaType), nameOf(mediaType)] : [expected.code, code];
  return {
    cause: isTimeout ? `timeout-body:${mediaType === "text/plain" ? "text" : "envelope"}` : `success-code:${code}`,
    message: `expected ${isTimeout ? `${wanted} with HTTP 408` : `the code ${wanted} on success`}, got ${got}`,
    spec: profilesFile,
    remedy: `Send ${wanted}, or judge by the profile of your release with --profile.`,
  };
}

function wrongMessage(
  { outcome, message: words, code, wordingFlaw }: Recognised,
  allowed: readonly AllowedResponse[],
  { redact }: Expectation,
): Deviation | undefined {
  const patterns = allowed.flatMap(({ messages }) => messages);
  const isOpen = code === undefined || allowed.some(({ messages }) => messages.length === 0);
  const remedy = "Use the expected words: people look for them.";
  if (isOpen && wordingFlaw !== undefined) {
    const message = `expected another message of ${outcome}, got ${quote(words, redact)}: ${wordingFlaw}`;
    return { cause: `wording:${outcome}`, message, spec: profilesFile, remedy };
  }
  if (isOpen || patterns.some((pattern) => matchesMessage(pattern, words))) return undefined;
  const expected = patterns.map(({ text, stable }) =>
    stable === undefined
      ? `be ${quote(text, redactNothing)}`
      : `begin with ${quote(text.slice(0, stable), redactNothing)}`,
  );
  const message = `expected the message of ${outcome} to ${[...new Set(expected)].join(" or ")}, got ${quote(words, redact)}`;
  return { cause: `wording:${outcome}`, message, spec: profilesFile, remedy };
}

/** A redirect leads to the same path without the slash; a gateway may put something before it, or not. */
function wrongRedirect(
  { outcome }: Recognised,
  response: HttpResponse,
  { request, knowledge, redact }: Expectation,
): Deviation | undefined {
  const location = headerOf(response, "Location") ?? "";
  const [path = ""] = location.split("?");
  const expected = apiPathOf(request, knowledge)?.path.replace(/\/$/, "") ?? "";
  if (outcome !== "trailingSlash" || (path !== "" && path.endsWith(expected))) return undefined;
  const got = location === "" ? "none" : quote(location, redact);
  const message = `expected a Location that leads to the path without the slash, got ${got}`;
  const remedy = "Send the path without the slash as the `Location` of the redirect.";
  return { cause: "headers:value:Location", message, spec: profilesFile, remedy };
}

/** A header that is not as its rule says. */
interface HeaderFault {
  kind: keyof typeof remedies;
  rule: HeaderRule;
  message: string;
}

const remedies = {
  missing: "Send it with every response for which the spec demands it.",
  surplus: "Leave it out, or judge by the profile of your release with --profile.",
  value: "Send the value that the spec demands.",
  trace: "Take the trace id from the request's `traceparent`.",
};

/** Headers that are missing count as one deviation; so do all faults of the CORS headers, which a gateway sets together. */
function compareHeaders(rules: readonly HeaderRule[], response: HttpResponse, expectation: Expectation): Deviation[] {
  const faults = rules.flatMap((rule) => faultOf(rule, response, expectation) ?? []);
  const isCors = ({ rule }: HeaderFault) => rule.name.toLowerCase().startsWith("access-control-");
  const areMissing = (all: readonly HeaderFault[]) => all.every(({ kind }) => kind === "missing");
  const corsKind = areMissing(faults.filter(isCors)) ? "missing" : "value";
  const causes = Map.groupBy(faults, (fault) => {
    if (isCors(fault)) return `headers:cors:${corsKind}`;
    return fault.kind === "missing" ? "headers:missing" : `headers:${fault.kind}:${fault.rule.name}`;
  });
  return [...causes].flatMap(([cause, all]) => {
    const [first] = all;
    if (!first) return [];
    const names = all.map(({ rule }) => rule.name).join(", ");
    const missing = `${names} ${all.length > 1 ? "are" : "is"} missing`;
    const message = areMissing(all) ? missing : all.map((each) => each.message).join("; ");
    const { rule, kind } = first;
    const named = cause === "headers:missing" ? `${cause}:${names}` : cause;
    return [{ cause: named, message, spec: rule.file, remedy: remedies[kind] }];
  });
}

/** The values of a repeated header count as one list, as browsers read them. */
function faultOf(rule: HeaderRule, response: HttpResponse, expectation: Expectation): HeaderFault | undefined {
  const { spec, request, knowledge, redact } = expectation;
  const { name, pointer } = rule;
  const values = headersOf(response, name);
  const isSent = isHeaderSent(rule, request, knowledge);
  if (values.length === 0) return isSent ? { kind: "missing", rule, message: `${name} is missing` } : undefined;
  if (isSent === false) return { kind: "surplus", rule, message: `${name} was sent, which this profile never does` };
  const value = values.join(", ");
  const flaws = violations(spec, pointer, value);
  const unexpected = `unexpected value of ${name}, ${quote(value, redact)}: ${flaws.join("; ")}`;
  if (flaws.length > 0) return { kind: "value", rule, message: unexpected };
  const traceId = rule.sentWhen.difference === "traceId" ? traceIdOf(request) : undefined;
  if (traceId === undefined || traceId === value) return undefined;
  const message = `expected the request's trace id ${traceId} as ${name}, got ${quote(value, redact)}`;
  return { kind: "trace", rule, message };
}
