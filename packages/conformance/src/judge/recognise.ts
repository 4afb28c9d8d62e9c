import type { DeclaredResponse, Operation, RouteResponse, Spec } from "@milvus-rest/semantics";
import { quote, show, showMediaType } from "../describe.ts";
import { type HttpResponse, mediaTypeOf } from "../http.ts";
import type { Redact } from "../redact.ts";
import { type Deviation, profilesFile } from "./deviation.ts";
import { violations } from "./validate.ts";

/** A response that the spec knows; whether it belongs to the request is another question. */
export interface Recognised {
  /** `Success`, a name of the error catalogue, or the name of a response that no operation gives. */
  outcome: string;
  /** The message of an error; empty where it has none. */
  message: string;
  code: number | undefined;
  mediaType: string | undefined;
}

/** What a response is held against. */
export interface Candidates {
  spec: Spec;
  /** The operation of the request; for a request of no operation any, since it has no response of its own. */
  operation: Operation;
  method: string;
  /** The outcomes that the request may come to. */
  allowed: readonly string[];
  redact: Redact;
}

/** Finds out which of the spec's responses this is, or why it is none of them. */
export function recognise(response: HttpResponse, candidates: Candidates): Recognised | Deviation {
  const { operation, method, spec } = candidates;
  const route = recogniseRoute(response, candidates);
  if (route) return route;
  const ofStatus = operation.responses.filter(({ status }) => status === response.status);
  if (ofStatus.length === 0) return undeclaredStatus(response, operation);
  const ofType = ofStatus.filter(({ mediaType }) => mediaType === mediaTypeOf(response));
  const [first] = ofType;
  if (!first) {
    const declared = [...new Set(ofStatus.map(({ mediaType }) => mediaType))].join(" or ");
    return wrongMediaType(response, declared, ofStatus[0]?.file, candidates.redact);
  }
  if (method === "HEAD") return recognised(first, "", spec);
  const text = response.body.toString("utf8");
  return first.mediaType.endsWith("json")
    ? recogniseEnvelope(text, ofType, candidates)
    : recogniseText(text, ofType, candidates);
}

/** A text that stands for an error of the catalogue has another title than the error, but its status. */
function recognised({ title, isSuccess, status, code, mediaType }: DeclaredResponse, message: string, spec: Spec) {
  const named = spec.errors.get(title) ?? [...spec.errors.values()].find((error) => error.status === status);
  return { outcome: isSuccess ? "Success" : (named?.name ?? title), message, code, mediaType };
}

/** A response that no operation gives, told by its status and form. */
function recogniseRoute(response: HttpResponse, candidates: Candidates): Recognised | Deviation | undefined {
  const { spec, operation, method, allowed, redact } = candidates;
  const ofStatus = [...spec.routes].filter(([, { status }]) => status === response.status);
  const isDeclared = operation.responses.some(({ status }) => status === response.status);
  const [outcome, route] = ofStatus.find(([name]) => allowed.includes(name)) ?? (isDeclared ? [] : (ofStatus[0] ?? []));
  if (outcome === undefined || !route) return undefined;
  const { mediaType, body, status } = route;
  const text = response.body.toString("utf8").trim();
  // What follows a 101 is another protocol.
  const isRight =
    mediaType === undefined
      ? text === "" || status === 101
      : mediaTypeOf(response) === mediaType && (body === undefined || method === "HEAD" || text === body);
  if (isRight) return { outcome, message: "", code: undefined, mediaType };
  return allowed.includes(outcome) ? wrongRoute(route, response, redact) : undefined;
}

function recogniseEnvelope(text: string, declared: readonly DeclaredResponse[], candidates: Candidates) {
  const { spec, redact } = candidates;
  const envelope = parseJson(text);
  const [{ file, status } = { file: "", status: 0 }] = declared;
  if (!isRecord(envelope)) return noEnvelope(text, file, redact);
  const { code, message } = envelope;
  if (!Number.isInteger(code)) return noInteger(code, file, redact);
  const ofCode = declared.filter((each) => each.code === code);
  const valid = ofCode.find(({ pointer }) => violations(spec, pointer, envelope).length === 0);
  if (valid) return recognised(valid, typeof message === "string" ? message : "", spec);
  // A code may be that of a success and of an error: `data` tells which.
  const [closest] = ofCode.toSorted((one, other) => Number(other.isSuccess) - Number(one.isSuccess));
  const meant = "data" in envelope ? closest : (ofCode.find(({ isSuccess }) => !isSuccess) ?? closest);
  if (!meant) return unknownCode(String(code), status, declared, redact);
  return invalidEnvelope(meant, violations(spec, meant.pointer, envelope), text, redact);
}

function recogniseText(text: string, declared: readonly DeclaredResponse[], { spec, redact }: Candidates) {
  const valid = declared.find(({ pointer }) => violations(spec, pointer, text).length === 0);
  if (valid) return recognised(valid, "", spec);
  const [{ title, status, file } = { title: "", status: 0, file: profilesFile }] = declared;
  return {
    cause: `body:${title}`,
    message: `expected a text that the spec declares under HTTP ${status}, got ${quote(text, redact)}`,
    spec: file,
    remedy: "Send the text of the spec's example.",
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function undeclaredStatus({ status }: HttpResponse, { responses, file }: Operation): Deviation {
  const declared = [...new Set(responses.map((each) => each.status))].join(", ");
  return {
    cause: `status:${status}`,
    message: `expected an HTTP status that the spec declares (${declared}), got ${status}`,
    spec: file,
    remedy:
      "Send the envelope under the status that the error catalogue gives for its code: for most errors that is 200.",
  };
}

function wrongMediaType(
  response: HttpResponse,
  expected: string,
  file = "spec/openapi.yaml",
  redact: Redact,
): Deviation {
  const given = showMediaType(response, redact);
  return {
    cause: `media-type:${given}`,
    message: `expected ${expected} with HTTP ${response.status}, got ${given}`,
    spec: file,
    remedy:
      "Send the `Content-Type` that the spec declares. A page of HTML often comes from a proxy in front of the server.",
  };
}

function wrongRoute(
  { status, mediaType, body = "", description }: RouteResponse,
  response: HttpResponse,
  redact: Redact,
): Deviation {
  if (mediaType !== undefined && mediaTypeOf(response) !== mediaType) {
    return wrongMediaType(response, mediaType, profilesFile, redact);
  }
  const expected = body === "" ? "no body" : `the body ${JSON.stringify(body)}`;
  return {
    cause: `body:http-${status}`,
    message: `expected ${expected} with HTTP ${status}, got ${quote(response.body.toString("utf8"), redact)}`,
    spec: profilesFile,
    remedy: `Send ${expected}. HTTP ${status} is for: ${description}`,
  };
}

function noEnvelope(text: string, spec: string, redact: Redact): Deviation {
  return {
    cause: "body:no-envelope",
    message: `expected an envelope (one JSON object with an integer \`code\`), got ${quote(text, redact)}`,
    spec,
    remedy: "Send {code, data} on success and {code, message} on an error, and nothing after it.",
  };
}

function noInteger(code: unknown, spec: string, redact: Redact): Deviation {
  const type = code === null ? "null" : typeof code;
  const given = code === undefined ? "none" : `${show(JSON.stringify(code), redact)}, which is ${withArticle(type)}`;
  return {
    cause: `body:code:${type}`,
    message: `expected an integer as the envelope's \`code\`, got ${given}`,
    spec,
    remedy: "Send `code` as a JSON number.",
  };
}

const withArticle = (type: string) => (type === "null" ? type : type === "object" ? `an ${type}` : `a ${type}`);

function unknownCode(code: string, status: number, declared: readonly DeclaredResponse[], redact: Redact): Deviation {
  const known = [...new Set(declared.map((each) => each.code))].join(", ");
  return {
    cause: `body:code:${show(code, redact)}`,
    message: `expected a code that the spec declares under HTTP ${status} (${known}), got ${show(code, redact)}`,
    spec: declared[0]?.file ?? profilesFile,
    remedy: "Send a code of the error catalogue. If a release of Milvus sends this one, add it to the catalogue.",
  };
}

function invalidEnvelope({ title, file }: DeclaredResponse, flaws: string[], text: string, redact: Redact): Deviation {
  const shown = flaws.map((flaw) => show(flaw, redact)).join("; ");
  return {
    cause: `body:${title}:${shown}`,
    message: `expected an envelope that fits the schema of ${title}, got ${quote(text, redact)}: ${shown}`,
    spec: file,
    remedy: `Send ${title} as its schema says.`,
  };
}
