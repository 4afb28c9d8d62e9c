import { gzipSync } from "node:zlib";
import type { HttpResponse } from "../../src/http.ts";
import { withHeader } from "../mutations.ts";
import type { Change } from "../servers/proxy.ts";
import * as zoo from "./change.ts";

const { edit, isJson, json, onCode, onRequest, text, without } = zoo;
type Row = [name: string, cause: string, check: string, change: Change];

const unknown = "release/unknown-collection";
const checkOf: Record<number, string> = {
  100: unknown,
  800: "release/database-unknown",
  1100: "release/name-hyphen",
  1801: "release/body-empty",
  1802: "release/collectionName-missing",
};
const status = (code: number, to: number): Row => [
  `code ${code} under HTTP ${to}`,
  `status:${to}`,
  `${checkOf[code]}`,
  onCode(code, (response) => ({ ...response, status: to })),
];
const instead = (code: number, other: number, outcomes: string): Row => [
  `code ${other} in place of ${code}`,
  `outcome:${outcomes}`,
  `${checkOf[code]}`,
  onCode(code, (response) => json(response, { code: other, message: "no" })),
];
const succeeds = (name: string, code: number, outcome: string): Row => [
  name,
  `outcome:Success:${outcome}`,
  `${checkOf[code]}`,
  onCode(code, zoo.success),
];
/** A change of every envelope. */
const envelope =
  (change: (response: HttpResponse) => HttpResponse): Change =>
  (response) =>
    isJson(response) ? change(response) : response;
const onNull = (change: (response: HttpResponse) => HttpResponse | "reset") =>
  onRequest(({ body }) => body === "null", change);
const raw =
  (head: string, body: string): Change =>
  (response, request) =>
    request.body === "null"
      ? { raw: Buffer.from(`${head}\r\nContent-Type: application/json\r\n\r\n${body}`) }
      : response;

/** Defects of the responses to many requests; each is one finding. */
export const defectsOfARequest: zoo.Defect[] = (
  [
    status(100, 404),
    status(800, 400),
    status(1801, 422),
    status(1802, 400),
    status(1100, 418),
    status(100, 201),
    instead(100, 65535, "UnexpectedError:CollectionNotFound"),
    instead(800, 100, "CollectionNotFound:DatabaseNotFound"),
    instead(1802, 1801, "InvalidJson:MissingParameter"),
    instead(1801, 1802, "MissingParameter:InvalidJson"),
    instead(1100, 100, "CollectionNotFound:InvalidParameter"),
    succeeds("an invalid body succeeds", 1801, "InvalidJson"),
    succeeds("a missing field succeeds", 1802, "MissingParameter"),
    succeeds("an invalid name succeeds", 1100, "InvalidParameter"),
    succeeds("an unknown database succeeds", 800, "DatabaseNotFound"),
    [
      "every error is InvalidParameter",
      "outcome:InvalidParameter",
      unknown,
      edit(/^\{"code":(?!10001)\d+/, '{"code":1100'),
    ],
    [
      "every error is one without a code of its own",
      "outcome:UnexpectedError",
      unknown,
      edit(/^\{"code":(?!10001)\d+/, '{"code":65535'),
    ],
    [
      "every request is over a limit",
      "outcome:RateLimited",
      "release/body-empty",
      envelope((response) => json(response, { code: 1807, message: "request is rejected by limiter, error: no" })),
    ],
    ["a code with a fraction", "body:code:number", unknown, edit(/^\{"code":(\d+)/, '{"code":$1.0')],
    ["a code with an exponent", "body:code:number", unknown, edit(/^\{"code":(\d+)/, '{"code":$1e0')],
    ["a code that is a text", "body:code:string", unknown, edit(/^\{"code":(\d+)/, '{"code":"$1"')],
    ["a code that is null", "body:code:null", unknown, edit(/^\{"code":\d+/, '{"code":null')],
    ["a code that is a boolean", "body:code:boolean", unknown, edit(/^\{"code":\d+/, '{"code":false')],
    ["no code", "body:code:undefined", unknown, edit(/^\{"code":\d+,/, "{")],
    ["another name of the code", "body:code:undefined", unknown, edit(/^\{"code"/, '{"status"')],
    ["a code of no catalogue", "body:code:4711", unknown, edit(/^\{"code":100,/, '{"code":4711,')],
    ["a negative code", "body:code:-1", unknown, edit(/^\{"code":100,/, '{"code":-1,')],
    [
      "an error without a message",
      "body:CollectionNotFound:must have required property 'message'",
      unknown,
      onCode(100, (response) => json(response, { code: 100 })),
    ],
    [
      "a message that is a number",
      "body:CollectionNotFound:message must be string",
      unknown,
      onCode(100, (response) => json(response, { code: 100, message: 5 })),
    ],
    [
      "a message that is null",
      "body:CollectionNotFound:message must be string",
      unknown,
      onCode(100, (response) => json(response, { code: 100, message: null })),
    ],
    [
      "the code of an old success for an unknown collection",
      "outcome:PartitionNotFound:CollectionNotFound",
      unknown,
      onCode(100, (response) => json(response, { code: 200, message: "nothing to release" })),
    ],
    [
      "an array around the envelope",
      "body:no-envelope",
      unknown,
      envelope((response) => text(response, `[${response.body}]`)),
    ],
    [
      "the envelope in an envelope",
      "body:code:undefined",
      unknown,
      envelope((response) => text(response, `{"result":${response.body}}`)),
    ],
    [
      "the envelope twice",
      "body:no-envelope",
      unknown,
      envelope((response) => text(response, `${response.body}${response.body}`)),
    ],
    [
      "a body cut off",
      "body:no-envelope",
      unknown,
      envelope((response) => text(response, response.body.toString().slice(0, -1))),
    ],
    ["an empty body", "body:no-envelope", unknown, onCode(100, (response) => text(response, ""))],
    [
      "a byte order mark in front",
      "body:no-envelope",
      unknown,
      envelope((response) => text(response, `\ufeff${response.body}`)),
    ],
    [
      "a prefix against script inclusion",
      "body:no-envelope",
      unknown,
      envelope((response) => text(response, `)]}',\n${response.body}`)),
    ],
    [
      "a callback around it",
      "body:no-envelope",
      unknown,
      envelope((response) => text(response, `callback(${response.body})`)),
    ],
    [
      "quotation marks that are not JSON's",
      "body:no-envelope",
      unknown,
      envelope((response) => text(response, response.body.toString().replaceAll('"', "'"))),
    ],
    [
      "a body that is compressed without being asked",
      "body:no-envelope",
      unknown,
      envelope((response) => withHeader({ ...response, body: gzipSync(response.body) }, "content-encoding", "gzip")),
    ],
    [
      "a body in UTF-16",
      "body:no-envelope",
      unknown,
      envelope((response) => ({ ...response, body: Buffer.from(response.body.toString(), "utf16le") })),
    ],
    [
      "JSON as text/plain",
      "media-type:text/plain",
      unknown,
      onCode(100, (response) => withHeader(response, "content-type", "text/plain")),
    ],
    [
      "JSON as text/json",
      "media-type:text/json",
      unknown,
      envelope((response) => withHeader(response, "content-type", "text/json")),
    ],
    [
      "no media type",
      "media-type:no media type",
      unknown,
      envelope((response) => without(response, /^content-type$/i)),
    ],
    [
      "problem+json",
      "media-type:application/problem+json",
      unknown,
      envelope((response) => withHeader(response, "content-type", "application/problem+json")),
    ],
    [
      "two media types",
      "headers:twice:Content-Type",
      unknown,
      (response) => ({ ...response, headers: [...response.headers, ["content-type", "text/html"]] }),
    ],
    [
      "HTML for one request",
      "media-type:text/html",
      "server/body-null",
      onNull((response) => withHeader(text(response, "<html>"), "content-type", "text/html")),
    ],
    [
      "a redirect for one request",
      "redirect:302",
      "server/body-null",
      onNull((response) => ({ ...withHeader(response, "location", "/"), status: 302 })),
    ],
    [
      "a status without a body for one request",
      "outcome:preflight:MissingParameter",
      "server/body-null",
      onNull((response) => ({ ...text(response, ""), status: 204 })),
    ],
    ["a reset for one request", "no-response:broken", "server/body-null", onNull(() => "reset")],
    [
      "a gateway's page for one request",
      "status:502",
      "server/body-null",
      onNull((response) => ({ ...text(response, "<html>"), status: 502 })),
    ],
    [
      "too large a body",
      "body:too-large",
      "server/body-null",
      onNull((response) => ({ ...response, body: Buffer.alloc(5_000_000, " ") })),
    ],
    [
      "a body that is shorter than its length",
      "body:cut",
      "server/body-null",
      raw("HTTP/1.1 200 OK\r\nContent-Length: 99", "{}"),
    ],
    [
      "chunks without a last one",
      "body:cut",
      "server/body-null",
      raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", "2\r\n{}\r\n"),
    ],
    ["a response that is no HTTP", "no-response:broken", "server/body-null", raw("SSH-2.0-OpenSSH_9.6", "")],
    [
      "no CORS headers",
      "headers:cors:missing",
      "server/preflight",
      (response) => without(response, /^access-control-/i),
    ],
    [
      "CORS headers of another origin",
      "headers:cors:value",
      "server/preflight",
      (response) => withHeader(response, "access-control-allow-origin", "https://app.example"),
    ],
    [
      "the CORS header of a gateway beside the server's",
      "headers:cors:value",
      "server/preflight",
      (response) => ({
        ...response,
        headers: [...response.headers, ["access-control-allow-origin", "https://app.example"]],
      }),
    ],
    [
      "a code of an error with data",
      "body:CollectionNotFound:must have required property 'message'",
      unknown,
      onCode(100, (response) => json(response, { code: 100, data: {} })),
    ],
  ] satisfies Row[]
).map(([name, cause, check, change]) => ({ name, cause, check, change, options: { checks: zoo.ofEachResponse } }));
