import { withHeader } from "../mutations.ts";
import type { Change } from "../servers/proxy.ts";
import { absent, edit, isJson, json, onCode, onRequest, text, without } from "./change.ts";

const status = (code: number, to: number): [string, string, Change] => [
  `code ${code} under HTTP ${to}`,
  `status:${to}`,
  onCode(code, (response) => ({ ...response, status: to })),
];
const instead = (code: number, other: number, outcomes: string): [string, string, Change] => [
  `code ${other} in place of ${code}`,
  `outcome:${outcomes}`,
  onCode(code, (response) => json(response, { code: other, message: "no" })),
];

/** Defects that a single request shows. */
export const defectsOfARequest: [string, string, Change][] = [
  status(100, 404),
  status(800, 400),
  status(1801, 422),
  status(1802, 400),
  status(1100, 418),
  status(100, 201),
  status(100, 503),
  instead(100, 65535, "UnexpectedError:CollectionNotFound"),
  instead(800, 100, "CollectionNotFound:DatabaseNotFound"),
  instead(1802, 1801, "InvalidJson:MissingParameter"),
  instead(1801, 1802, "MissingParameter:InvalidJson"),
  instead(1100, 100, "CollectionNotFound:InvalidParameter"),
  ["every error is InvalidParameter", "outcome:InvalidParameter", edit(/^\{"code":\d+/, '{"code":1100')],
  [
    "an invalid body succeeds",
    "outcome:Success:InvalidJson",
    onCode(1801, (response) => json(response, { code: 0, data: {} })),
  ],
  [
    "a missing field succeeds",
    "outcome:Success:MissingParameter",
    onCode(1802, (response) => json(response, { code: 0, data: {} })),
  ],
  [
    "an invalid name succeeds",
    "outcome:Success:InvalidParameter",
    onCode(1100, (response) => json(response, { code: 0, data: {} })),
  ],
  [
    "an unknown database succeeds",
    "outcome:Success:DatabaseNotFound",
    onCode(800, (response) => json(response, { code: 0, data: {} })),
  ],
  [
    "an unknown collection succeeds",
    "outcome:Success:CollectionNotFound",
    onCode(100, (response) => json(response, { code: 0, data: {} })),
  ],
  ["a code with a fraction", "body:code:number", edit(/^\{"code":(\d+)/, '{"code":$1.0')],
  ["a code with an exponent", "body:code:number", edit(/^\{"code":(\d+)/, '{"code":$1e0')],
  ["a code that is a text", "body:code:string", edit(/^\{"code":(\d+)/, '{"code":"$1"')],
  ["a code that is null", "body:code:null", edit(/^\{"code":\d+/, '{"code":null')],
  ["no code", "body:code:undefined", edit(/^\{"code":\d+,/, "{")],
  ["a code of no catalogue", "body:code:4711", edit(/^\{"code":100/, '{"code":4711')],
  [
    "an error without a message",
    "body:CollectionNotFound:must have required property 'message'",
    onCode(100, (response) => json(response, { code: 100 })),
  ],
  [
    "a message that is a number",
    "body:CollectionNotFound:message must be string",
    onCode(100, (response) => json(response, { code: 100, message: 5 })),
  ],
  [
    "an array around the envelope",
    "body:no-envelope",
    (response) => (isJson(response) ? text(response, `[${response.body}]`) : response),
  ],
  [
    "the envelope twice",
    "body:no-envelope",
    (response) => (isJson(response) ? text(response, `${response.body}${response.body}`) : response),
  ],
  [
    "a body cut off",
    "body:no-envelope",
    (response) => (isJson(response) ? text(response, response.body.toString().slice(0, -1)) : response),
  ],
  ["an empty body", "body:no-envelope", onCode(100, (response) => text(response, ""))],
  [
    "a byte order mark in front",
    "body:no-envelope",
    (response) => (isJson(response) ? text(response, `\ufeff${response.body}`) : response),
  ],
  [
    "JSON as text/plain",
    "media-type:text/plain",
    (response) => (isJson(response) ? withHeader(response, "content-type", "text/plain") : response),
  ],
  [
    "no media type",
    "media-type:no media type",
    (response) => (isJson(response) ? without(response, /^content-type$/i) : response),
  ],
  [
    "problem+json",
    "media-type:application/problem+json",
    (response) => (isJson(response) ? withHeader(response, "content-type", "application/problem+json") : response),
  ],
  [
    "two Content-Type lines that contradict each other",
    "headers:twice:Content-Type",
    (response) => ({ ...response, headers: [...response.headers, ["content-type", "text/html"]] }),
  ],
  [
    "HTML for one request",
    "media-type:text/html",
    onRequest(
      ({ body }) => body === "null",
      (response) => withHeader(text(response, "<html>"), "content-type", "text/html"),
    ),
  ],
  [
    "a redirect for one request",
    "redirect:302",
    onRequest(
      ({ body }) => body === "null",
      (response) => ({ ...withHeader(response, "location", "/"), status: 302 }),
    ),
  ],
  [
    "a redirect to another place",
    "headers:value:Location",
    (response) => (response.status === 307 ? withHeader(response, "location", "https://other.example/") : response),
  ],
  ["no CORS headers", "headers:cors:missing", (response) => without(response, /^access-control-/i)],
  [
    "CORS headers of another origin",
    "headers:cors:value",
    (response) => withHeader(response, "access-control-allow-origin", "https://app.example"),
  ],
  [
    "a preflight that is refused",
    "media-type:no media type",
    onRequest(
      ({ method }) => method === "OPTIONS",
      (response) => ({ ...response, status: 403 }),
    ),
  ],
  [
    "a reset for one request",
    "no-response:broken",
    onRequest(
      ({ body }) => body === "null",
      () => "reset",
    ),
  ],
  [
    "a crash for an empty object",
    "status:502",
    onRequest(
      ({ body }) => body === "null",
      (response) => ({ ...text(response, "<html>"), status: 502 }),
    ),
  ],
  [
    "too large a body",
    "body:too-large",
    onRequest(
      ({ body }) => body === "null",
      (response) => ({ ...response, body: Buffer.alloc(5_000_000, " ") }),
    ),
  ],
  [
    "the header of the database is ignored",
    "outcome:CollectionNotFound:DatabaseNotFound",
    onRequest(
      ({ headers }) => headers["db-name"] !== undefined,
      (response) => json(response, absent),
    ),
  ],
];
