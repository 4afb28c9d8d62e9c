import { errorDetails, errorTable, successCodes } from "@milvus-rest/types";
import { type Answer, type Header, headerOf } from "../src/exchange.ts";
import { anyOperation } from "../src/spec/operation.ts";

/** Ways to spoil an answer: for each, the answers that it makes of one; none where it does not apply. */
export const mutations: Record<string, (answer: Answer) => Answer[]> = {
  "another code": (answer) =>
    ofEnvelope(answer, (envelope) =>
      codes.filter((code) => code !== envelope.code).map((code) => ({ ...envelope, code })),
    ),
  "a code that is in no catalogue": (answer) => ofEnvelope(answer, (envelope) => [{ ...envelope, code: 4711 }]),
  "a code that is a text": (answer) => ofEnvelope(answer, (envelope) => [{ ...envelope, code: String(envelope.code) }]),
  "a code that is null": (answer) => ofEnvelope(answer, (envelope) => [{ ...envelope, code: null }]),
  "no code": (answer) => ofEnvelope(answer, ({ code: _, ...rest }) => [rest]),
  "no data": (answer) => ofEnvelope(answer, ({ data, ...rest }) => (data === undefined ? [] : [rest])),
  "data that is null": (answer) =>
    ofEnvelope(answer, (envelope) => ("data" in envelope ? [{ ...envelope, data: null }] : [])),
  "no message": (answer) => ofEnvelope(answer, ({ message, ...rest }) => (message === undefined ? [] : [rest])),
  "another message": (answer) =>
    ofEnvelope(answer, (envelope) => ("message" in envelope ? [{ ...envelope, message: "PermissionDenied" }] : [])),
  "two envelopes": (answer) => ofText(answer, (text) => (text.startsWith("{") ? [text + text] : [])),
  "a body cut off": (answer) => ofText(answer, (text) => (text.startsWith("{") ? [text.slice(0, -1)] : [])),
  "another declared status": (answer) =>
    statuses.filter((status) => status !== answer.status).map((status) => ({ ...answer, status })),
  "an undeclared status": (answer) =>
    [201, 400, 404, 418, 422, 503]
      .filter((status) => status !== answer.status)
      .map((status) => ({ ...answer, status })),
  "another media type": (answer) => (answer.body.length > 0 && answer.status !== 101 ? otherTypes(answer) : []),
  "no media type": (answer) =>
    answer.body.length > 0 && answer.status !== 101 ? [without(answer, "content-type")] : [],
  "one header less": (answer) => ruledHeaders(answer).map((name) => without(answer, name)),
  "one header more": (answer) =>
    Object.entries(optionalHeaders)
      .filter(
        ([name]) =>
          headerOf(answer, name) === undefined && headerOf(answer, "access-control-allow-origin") !== undefined,
      )
      .map(([name, value]) => withHeader(answer, name, value)),
  "another place to redirect to": (answer) =>
    answer.status === 307 ? [withHeader(answer, "location", "/elsewhere")] : [],
  "another text": (answer) =>
    ofText(answer, (text) => (["timeout", "404 page not found"].includes(text) ? [`${text}, sorry`] : [])),
  "another value of a header": (answer) => ruledHeaders(answer).map((name) => withHeader(answer, name, "other")),
};

/** Each is sent by some releases, or to some requests only. */
const optionalHeaders = {
  "x-content-type-options": "nosniff",
  "x-milvus-trace-id": "0af7651916cd43dd8448eb211c80319c",
  "www-authenticate": 'Basic realm="restricted", charset="UTF-8"',
};

const codes: readonly number[] = [...successCodes, ...new Set(Object.values(errorTable).map(({ code }) => code))];
const statuses = [...new Set(anyOperation.answers.map(({ status }) => status))];

/** An answer of every outcome that the spec knows, in the dress of another answer. */
export function answersOfOutcomes(dress: Answer): { name: string; answer: Answer }[] {
  const errors = Object.entries(errorDetails).map(([name, { example }]) => ({
    name,
    status: statusOf(name),
    envelope: example,
  }));
  const successes = successCodes.map((code) => ({ name: "Success", status: 200, envelope: { code, data: {} } }));
  return [...errors, ...successes].map(({ name, status, envelope }) => ({
    name,
    answer: withHeader({ ...dress, status, body: toJson(envelope) }, "content-type", "application/json; charset=utf-8"),
  }));
}

const statusOf = (name: string) => Object.entries(errorTable).find(([each]) => each === name)?.[1].status ?? 0;

export function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: [...without(answer, name).headers, [name, value]] };
}

function without(answer: Answer, name: string): Answer {
  return { ...answer, headers: answer.headers.filter(([each]: Header) => each.toLowerCase() !== name.toLowerCase()) };
}

function otherTypes(answer: Answer): Answer[] {
  const given = headerOf(answer, "content-type") ?? "";
  return ["text/html", "text/plain", "application/json", "application/problem+json"]
    .filter((type) => !given.startsWith(type))
    .map((type) => withHeader(answer, "content-type", type));
}

/** The headers that an answer has and the spec speaks of. */
function ruledHeaders(answer: Answer): string[] {
  const rules = [...anyOperation.headers.values()].flat();
  return [...new Set(rules.map(({ name }) => name))].filter((name) => headerOf(answer, name) !== undefined);
}

type Envelope = Record<string, unknown>;

function ofEnvelope(answer: Answer, spoil: (envelope: Envelope) => Envelope[]): Answer[] {
  return ofText(answer, (text) =>
    text.startsWith("{") ? spoil(JSON.parse(text)).map((each) => JSON.stringify(each)) : [],
  );
}

function ofText(answer: Answer, spoil: (text: string) => string[]): Answer[] {
  return spoil(answer.body.toString("utf8")).map((text) => ({ ...answer, body: Buffer.from(text) }));
}

const toJson = (value: unknown) => Buffer.from(JSON.stringify(value));
