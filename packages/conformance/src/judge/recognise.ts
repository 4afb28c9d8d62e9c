import type { DeclaredResponse } from "@milvus-rest/semantics";
import { quote, show, showMediaType } from "../describe.ts";
import { type HttpResponse, mediaTypeOf } from "../http.ts";
import type { Redact } from "../redact.ts";
import { type Deviation, type Expectation, profilesFile } from "./expectation.ts";
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

/** Finds out which of the spec's responses this is, or why it is none of them. */
export function recognise(response: HttpResponse, expectation: Expectation): Recognised | Deviation {
  const { spec, operation, request, redact } = expectation;
  const route = recogniseRoute(response, expectation);
  if (route) return route;
  const ofStatus = operation.responses.filter(({ status }) => status === response.status);
  const [declared] = ofStatus;
  if (!declared) return undeclaredStatus(response, expectation);
  const ofType = ofStatus.filter(({ mediaType }) => mediaType === mediaTypeOf(response));
  const [first] = ofType;
  if (!first) {
    const types = new Set(ofStatus.map(({ mediaType }) => mediaType));
    return wrongMediaType(response, [...types].join(" or "), declared.file, redact);
  }
  const text = response.body.toString("utf8");
  if (request.method === "HEAD") return recognised(first, "", expectation);
  if (first.mediaType.endsWith("json")) return recogniseEnvelope(text, ofType, expectation);
  const valid = ofType.find(({ pointer }) => violations(spec, pointer, text).length === 0);
  return valid
    ? recognised(valid, "", expectation)
    : wrongText(response, "the text of its example", first.file, redact);
}

/** A text that stands for an error of the catalogue has another title than the error, but its status. */
function recognised(declared: DeclaredResponse, message: string, { spec: { errors } }: Expectation): Recognised {
  const { title, isSuccess, status, code, mediaType } = declared;
  const error = errors.get(title) ?? [...errors.values()].find((each) => each.status === status);
  return { outcome: isSuccess ? "Success" : (error?.name ?? title), message, code, mediaType };
}

/** A response that no operation gives, told by its status and form. */
function recogniseRoute(response: HttpResponse, expectation: Expectation): Recognised | Deviation | undefined {
  const { spec, operation, request, outcomes, redact } = expectation;
  const ofStatus = [...spec.routes].filter(([, { status }]) => status === response.status);
  const isDeclared = operation.responses.some(({ status }) => status === response.status);
  const expected = ofStatus.find(([name]) => outcomes.includes(name));
  const [outcome, route] = expected ?? (isDeclared ? [] : (ofStatus[0] ?? []));
  if (outcome === undefined || !route) return undefined;
  const { mediaType, body, status } = route;
  const text = response.body.toString("utf8").trim();
  const isOfType = mediaType === undefined || mediaTypeOf(response) === mediaType;
  // What follows a 101 is another protocol.
  const isOpen = status === 101 || request.method === "HEAD" || (mediaType !== undefined && body === undefined);
  if (isOfType && (isOpen || text === (body ?? ""))) return { outcome, message: "", code: undefined, mediaType };
  if (!expected) return undefined;
  if (!isOfType) return wrongMediaType(response, mediaType, profilesFile, redact);
  return wrongText(response, body === undefined ? "no body" : JSON.stringify(body), profilesFile, redact);
}

function recogniseEnvelope(text: string, declared: readonly DeclaredResponse[], expectation: Expectation) {
  const { spec, redact } = expectation;
  const envelope = parseJson(text);
  const file = declared[0]?.file ?? profilesFile;
  if (!isRecord(envelope)) return noEnvelope(text, file, redact);
  const { code, message } = envelope;
  if (!Number.isInteger(code)) return noInteger(code, file, redact);
  const ofCode = declared.filter((each) => each.code === code);
  const valid = ofCode.find(({ pointer }) => violations(spec, pointer, envelope).length === 0);
  if (valid) return recognised(valid, typeof message === "string" ? message : "", expectation);
  // A code may be that of a success and of an error: `data` tells which.
  const meant = ofCode.find(({ isSuccess }) => isSuccess === "data" in envelope) ?? ofCode[0];
  if (meant) return invalidEnvelope(meant, violations(spec, meant.pointer, envelope), text, redact);
  return unknownCode(show(String(code), redact), declared, file);
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

function undeclaredStatus({ status }: HttpResponse, { operation }: Expectation): Deviation {
  const declared = [...new Set(operation.responses.map((each) => each.status))].join(", ");
  const message = `expected an HTTP status that the spec declares (${declared}), got ${status}`;
  const remedy =
    "Send the envelope under the status that the error catalogue gives for its code: for most errors that is 200.";
  return { cause: `status:${status}`, message, spec: operation.file, remedy };
}

function wrongMediaType(response: HttpResponse, expected: string, spec: string, redact: Redact): Deviation {
  const given = showMediaType(response, redact);
  const message = `expected ${expected} with HTTP ${response.status}, got ${given}`;
  const remedy =
    "Send the `Content-Type` that the spec declares. A page of HTML often comes from a proxy in front of the server.";
  return { cause: `media-type:${given}`, message, spec, remedy };
}

function wrongText({ status, body }: HttpResponse, expected: string, spec: string, redact: Redact): Deviation {
  const message = `expected ${expected} with HTTP ${status}, got ${quote(body.toString("utf8"), redact)}`;
  return { cause: `body:http-${status}`, message, spec, remedy: `Send ${expected}.` };
}

function noEnvelope(text: string, spec: string, redact: Redact): Deviation {
  const message = `expected an envelope (one JSON object with an integer \`code\`), got ${quote(text, redact)}`;
  const remedy = "Send {code, data} on success and {code, message} on an error, and nothing after it.";
  return { cause: "body:no-envelope", message, spec, remedy };
}

function noInteger(code: unknown, spec: string, redact: Redact): Deviation {
  const type = code === null ? "null" : typeof code;
  const given = code === undefined ? "none" : `${show(JSON.stringify(code), redact)} of type ${type}`;
  const message = `expected an integer as the envelope's \`code\`, got ${given}`;
  return { cause: `body:code:${type}`, message, spec, remedy: "Send `code` as a JSON number." };
}

function unknownCode(code: string, declared: readonly DeclaredResponse[], spec: string): Deviation {
  const known = [...new Set(declared.map((each) => each.code))].join(", ");
  const message = `expected a code that the spec declares under HTTP ${declared[0]?.status} (${known}), got ${code}`;
  const remedy = "Send a code of the error catalogue. If a release of Milvus sends this one, add it to the catalogue.";
  return { cause: `body:code:${code}`, message, spec, remedy };
}

function invalidEnvelope({ title, file: spec }: DeclaredResponse, flaws: string[], text: string, redact: Redact) {
  const shown = flaws.map((flaw) => show(flaw, redact)).join("; ");
  const message = `expected an envelope that fits the schema of ${title}, got ${quote(text, redact)}: ${shown}`;
  return { cause: `body:${title}:${shown}`, message, spec, remedy: `Send ${title} as its schema says.` };
}
