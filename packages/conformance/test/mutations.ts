import { type Header, headerOf, publishedSpec } from "@milvus-rest/semantics";
import type { HttpResponse } from "../src/http.ts";

const spec = publishedSpec();
const errors = [...spec.errors.values()];
const successCodes = [...new Set([...spec.profiles.values()].map(({ successCode }) => successCode))];

/** Ways to spoil a response: for each, the responses that it makes of one; none where it does not apply. */
export const mutations: Record<string, (response: HttpResponse) => HttpResponse[]> = {
  "another code": (response) =>
    ofEnvelope(response, (envelope) =>
      codes.filter((code) => code !== envelope.code).map((code) => ({ ...envelope, code })),
    ),
  "a code that is in no catalogue": (response) => ofEnvelope(response, (envelope) => [{ ...envelope, code: 4711 }]),
  "a code that is a text": (response) =>
    ofEnvelope(response, (envelope) => [{ ...envelope, code: String(envelope.code) }]),
  "a code that is null": (response) => ofEnvelope(response, (envelope) => [{ ...envelope, code: null }]),
  "no code": (response) => ofEnvelope(response, ({ code: _, ...rest }) => [rest]),
  "no data": (response) => ofEnvelope(response, ({ data, ...rest }) => (data === undefined ? [] : [rest])),
  "data that is null": (response) =>
    ofEnvelope(response, (envelope) => ("data" in envelope ? [{ ...envelope, data: null }] : [])),
  "no message": (response) =>
    ofEnvelope(response, ({ message, ...rest }) => (message === undefined || "data" in rest ? [] : [rest])),
  "another message": (response) =>
    ofEnvelope(response, (envelope) =>
      "data" in envelope || !("message" in envelope) ? [] : [{ ...envelope, message: "PermissionDenied" }],
    ),
  "two envelopes": (response) => ofText(response, (text) => (text.startsWith("{") ? [text + text] : [])),
  "a body cut off": (response) => ofText(response, (text) => (text.startsWith("{") ? [text.slice(0, -1)] : [])),
  "another declared status": (response) =>
    statuses.filter((status) => status !== response.status).map((status) => ({ ...response, status })),
  "an undeclared status": (response) =>
    [201, 400, 404, 418, 422, 503]
      .filter((status) => status !== response.status)
      .map((status) => ({ ...response, status })),
  "another media type": (response) => (hasText(response) ? otherTypes(response) : []),
  "no media type": (response) => (hasText(response) ? [without(response, "content-type")] : []),
  "one header less": (response) => ruledHeaders(response).map((name) => without(response, name)),
  "one header more": (response) =>
    Object.entries(optionalHeaders)
      .filter(
        ([name]) =>
          headerOf(response, name) === undefined && headerOf(response, "access-control-allow-origin") !== undefined,
      )
      .map(([name, value]) => withHeader(response, name, value)),
  "another place to redirect to": (response) =>
    response.status === 307 ? [withHeader(response, "location", "/elsewhere")] : [],
  "another text": (response) =>
    ofText(response, (text) => (["timeout", "404 page not found"].includes(text) ? [`${text}, sorry`] : [])),
  "another value of a header": (response) => ruledHeaders(response).map((name) => withHeader(response, name, "other")),
  "another value of a header after the right one": (response) =>
    ruledHeaders(response).map((name) => ({ ...response, headers: [...response.headers, [name, "other"]] })),
};

/** Each is sent by some releases, or with responses to some requests only. */
const optionalHeaders = {
  "x-content-type-options": "nosniff",
  "x-milvus-trace-id": "0af7651916cd43dd8448eb211c80319c",
  "www-authenticate": 'Basic realm="restricted", charset="UTF-8"',
};

const codes: readonly number[] = [...successCodes, ...new Set(errors.map(({ code }) => code))];
const declared = spec.operations.flatMap(({ responses }) => responses);
const statuses = [...new Set(declared.map(({ status }) => status))];

/** A response of every outcome that the spec knows, with the headers of another response. */
export function responsesOfOutcomes(dress: HttpResponse): { name: string; response: HttpResponse }[] {
  const failures = errors.map(({ name, code, status, message }) => ({ name, status, envelope: { code, message } }));
  const successes = successCodes.map((code) => ({ name: "Success", status: 200, envelope: { code, data: {} } }));
  return [...failures, ...successes].map(({ name, status, envelope }) => ({
    name,
    response: withHeader(
      { ...dress, status, body: toJson(envelope) },
      "content-type",
      "application/json; charset=utf-8",
    ),
  }));
}

export function withHeader(response: HttpResponse, name: string, value: string): HttpResponse {
  return { ...response, headers: [...without(response, name).headers, [name, value]] };
}

function without(response: HttpResponse, name: string): HttpResponse {
  return {
    ...response,
    headers: response.headers.filter(([each]: Header) => each.toLowerCase() !== name.toLowerCase()),
  };
}

/** What follows a 101 is another protocol. */
const hasText = ({ body, status }: HttpResponse) => body.length > 0 && status !== 101;

function otherTypes(response: HttpResponse): HttpResponse[] {
  const given = headerOf(response, "content-type") ?? "";
  return ["text/html", "text/plain", "application/json", "application/problem+json"]
    .filter((type) => !given.startsWith(type))
    .map((type) => withHeader(response, "content-type", type));
}

/** The headers that a response has and the spec has a rule for. */
function ruledHeaders(response: HttpResponse): string[] {
  return spec.commonHeaders.map(({ name }) => name).filter((name) => headerOf(response, name) !== undefined);
}

type Envelope = Record<string, unknown>;

function ofEnvelope(response: HttpResponse, spoil: (envelope: Envelope) => Envelope[]): HttpResponse[] {
  return ofText(response, (text) =>
    text.startsWith("{") ? spoil(JSON.parse(text)).map((each) => JSON.stringify(each)) : [],
  );
}

function ofText(response: HttpResponse, spoil: (text: string) => string[]): HttpResponse[] {
  return spoil(response.body.toString("utf8")).map((text) => ({ ...response, body: Buffer.from(text) }));
}

const toJson = (value: unknown) => Buffer.from(JSON.stringify(value));
