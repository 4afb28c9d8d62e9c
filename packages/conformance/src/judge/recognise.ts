import { type DeclaredResponse, headerOf, headersOf } from "@milvus-rest/semantics";
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
  /** What the schema has against the message, and nothing else. */
  wordingFlaw?: string;
}

/** Finds out which of the spec's responses this is, or why it is none of them. */
export function recognise(response: HttpResponse, expectation: Expectation): Recognised | Deviation {
  const { spec, operation, request, redact } = expectation;
  const twice = contradiction(response, operation.file, redact);
  if (twice) return twice;
  const route = redirected(response, expectation) ?? recogniseRoute(response, expectation);
  if (route) return route;
  const ofStatus = operation.responses.filter(({ status }) => status === response.status);
  const [declared] = ofStatus;
  if (!declared) return undeclaredStatus(response, expectation);
  const type = mediaTypeOf(response);
  const ofType = ofStatus.filter(({ mediaType }) => mediaType === type);
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

/** Headers of which a response has one value: of two different ones, each client takes another. */
const singleHeaders = ["Content-Type", "Location"];

function contradiction(response: HttpResponse, spec: string, redact: Redact): Deviation | undefined {
  const spellings = (name: string) => new Set(headersOf(response, name).map((value) => value.toLowerCase()));
  const name = singleHeaders.find((each) => spellings(each).size > 1);
  if (name === undefined) return undefined;
  const values = headersOf(response, name).map((value) => quote(value, redact));
  const message = `expected one ${name}, got ${values.join(" and ")}`;
  return { cause: `headers:twice:${name}`, message, spec, remedy: "Send the header once." };
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
  if (!isOfType) {
    const wrong = wrongMediaType(response, mediaType, profilesFile, redact);
    return { ...wrong, cause: `${wrong.cause}:${outcome}` };
  }
  return wrongText(response, body === undefined ? "no body" : JSON.stringify(body), profilesFile, redact);
}

function recogniseEnvelope(text: string, declared: readonly DeclaredResponse[], expectation: Expectation) {
  const { spec, redact } = expectation;
  const { value: envelope, sources } = parseJson(text);
  const file = declared[0]?.file ?? profilesFile;
  if (!isRecord(envelope)) return twoEnvelopes(text, expectation) ?? noEnvelope(text, file, redact);
  const { code, message } = envelope;
  const source = sources.get(envelope)?.get("code");
  if (!Number.isInteger(code) || source !== String(code)) return noInteger(code, source, file, redact);
  const ofCode = declared.filter((each) => each.code === code);
  const valid = ofCode.find(({ pointer }) => violations(spec, pointer, envelope).length === 0);
  if (valid) return recognised(valid, typeof message === "string" ? message : "", expectation);
  // A code may be that of a success and of an error: `data` tells which.
  const meant = ofCode.find(({ isSuccess }) => isSuccess === "data" in envelope) ?? ofCode[0];
  if (meant) {
    const flaws = violations(spec, meant.pointer, envelope);
    if (typeof message !== "string" || !flaws.every((flaw) => /^message must (?:match pattern|be equal)/.test(flaw))) {
      return invalidEnvelope(meant, flaws, text, redact);
    }
    return { ...recognised(meant, message, expectation), wordingFlaw: flaws.join("; ") };
  }
  return unknownCode(show(String(code), redact), declared, file);
}

/** The sources of the numbers of an object, by its keys: `0.0` is an integer to JavaScript only. */
type Sources = Map<unknown, Map<string, string | undefined>>;

function parseJson(text: string): { value: unknown; sources: Sources } {
  const sources: Sources = new Map();
  const note = function (this: unknown, key: string, value: unknown, context?: { source?: string }) {
    if (typeof value === "number") sources.set(this, new Map(sources.get(this)).set(key, context?.source));
    return value;
  };
  try {
    return { value: JSON.parse(text, note), sources };
  } catch {
    return { value: undefined, sources };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function redirected(response: HttpResponse, { spec, operation, outcomes, redact }: Expectation): Deviation | undefined {
  const { status } = response;
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  if (!isRedirect || outcomes.some((name) => spec.routes.get(name)?.status === status)) return undefined;
  const location = headerOf(response, "Location");
  const place = location === undefined ? "a place that it does not name" : show(location, redact);
  const message = `expected a response, got a redirect (HTTP ${status}) to ${place}`;
  const remedy = "Respond at the URL itself, or give the one that it redirects to.";
  return { cause: `redirect:${status}`, message, spec: operation.file, remedy };
}

/** In place of a response that no operation gives, the cause names that one. */
function undeclaredStatus({ status }: HttpResponse, { spec, operation, outcomes }: Expectation): Deviation {
  const declared = [...new Set(operation.responses.map((each) => each.status))].join(", ");
  const message = `expected an HTTP status that the spec declares (${declared}), got ${status}`;
  const remedy =
    "Send the envelope under the status that the error catalogue gives for its code: for most errors that is 200.";
  const [only] = outcomes.length === 1 ? outcomes.filter((name) => spec.routes.has(name)) : [];
  const cause = only === undefined ? `status:${status}` : `status:${status}:${only}`;
  return { cause, message, spec: operation.file, remedy };
}

function wrongMediaType(response: HttpResponse, expected: string, spec: string, redact: Redact): Deviation {
  const given = showMediaType(response, redact);
  const message = `expected ${expected} with HTTP ${response.status}, got ${given}`;
  const remedy =
    "Send the `Content-Type` that the spec declares. A page of HTML often comes from a proxy in front of the server.";
  // A server that fails is told from one that names its type wrong.
  const cause = response.status < 500 ? `media-type:${given}` : `media-type:${given}:${response.status}`;
  return { cause, message, spec, remedy };
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

/** The response of the work and that of the time limit in one body, in either order. */
function twoEnvelopes(text: string, { spec, redact }: Expectation): Deviation | undefined {
  const code = spec.errors.get("RequestTimeout")?.code;
  const envelope = (part: string) => (part === "timeout" ? { code } : parseJson(part).value);
  const envelopes = text
    .split(/(?<=\}|^timeout)(?=\{|timeout$)/)
    .map(envelope)
    .filter(isRecord);
  if (envelopes.length !== 2 || envelopes.filter((each) => each.code === code).length !== 1) return undefined;
  const message = `expected one envelope, got that of the work and that of the time limit in one body: ${quote(text, redact)}`;
  return { cause: "body:two-envelopes", message, spec: profilesFile, remedy: "Send one of the two." };
}

function noInteger(code: unknown, source: string | undefined, spec: string, redact: Redact): Deviation {
  const type = code === null ? "null" : typeof code;
  const text = source ?? (code === undefined ? undefined : JSON.stringify(code));
  const given = text === undefined ? "none" : `${show(text, redact)} of type ${type}`;
  const message = `expected an integer as the envelope's \`code\`, got ${given}`;
  const remedy = "Send `code` as a JSON number, without a fraction or an exponent.";
  return { cause: `body:code:${type}`, message, spec, remedy };
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
