import { STATUS_CODES } from "node:http";
import type { HttpResponse } from "../../src/http.ts";
import { withHeader } from "../mutations.ts";
import type { Change } from "../servers/proxy.ts";
import { edit, isJson, missing, text, without } from "./change.ts";

type Pairs = [name: string, value: string][];
const addHeaders =
  (...headers: Pairs): Change =>
  (response) => ({ ...response, headers: [...response.headers, ...headers] });
const named =
  (change: (name: string) => string): Change =>
  (response) => ({ ...response, headers: response.headers.map(([name, value]) => [change(name), value]) });
const charset =
  (type: string): Change =>
  (response) =>
    isJson(response) ? withHeader(response, "content-type", type) : response;
const rewritten =
  (write: (envelope: Record<string, unknown>) => string): Change =>
  (response) =>
    isJson(response) ? text(response, write(JSON.parse(response.body.toString()))) : response;
const page = (response: HttpResponse, body: string, type = "text/html") =>
  withHeader(text(response, body), "content-type", type);

/** A response as it goes over the wire, with other bytes before, in its head, and after. */
const onWire =
  (write: (head: string, body: string, response: HttpResponse) => string): Change =>
  (response) => {
    const lines = response.headers.map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `${response.status} ${STATUS_CODES[response.status]}\r\n${lines.join("")}`;
    return { raw: Buffer.from(write(head, response.body.toString("latin1"), response), "latin1") };
  };
const sized = (body: string, { status }: HttpResponse) => (status === 204 ? "" : `Content-Length: ${body.length}\r\n`);
const chunked = (body: string) => `${body.length === 0 ? "" : `${body.length.toString(16)}\r\n${body}\r\n`}0\r\n`;
const interim = (lines: string) =>
  onWire((head, body, response) => `HTTP/1.1 ${lines}\r\n\r\nHTTP/1.1 ${head}${sized(body, response)}\r\n${body}`);
const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** What proxies, patched builds and compatible servers do, and no client minds: whether it is worth a warning. */
export const harmless: [name: string, change: Change, isWarned?: boolean][] = [
  ["nginx: Server and Connection", addHeaders(["Server", "nginx/1.27"], ["Connection", "close"])],
  ["nginx: a cache state, and limits", addHeaders(["X-Cache-Status", "BYPASS"], ["X-RateLimit-Limit", "9"])],
  [
    "Envoy: x-envoy headers, all in lower case",
    addHeaders(["server", "envoy"], ["x-envoy-upstream-service-time", "1"]),
  ],
  [
    "Istio: two of Envoy's headers",
    addHeaders(["x-envoy-decorator-operation", "milvus:19530/*"], ["server", "istio-envoy"]),
  ],
  [
    "Traefik: a line end after the page of an unknown path",
    (response) =>
      response.status === 404 ? page(response, "404 page not found\n", "text/plain; charset=utf-8") : response,
  ],
  [
    "HAProxy: names in lower case, a cookie of the server",
    (response) => ({
      ...response,
      headers: [
        ...response.headers.map(([name, value]) => [name.toLowerCase(), value] as const),
        ["set-cookie", "SERVERID=s1; path=/"],
      ],
    }),
  ],
  [
    "Caddy: Server, Via and Alt-Svc",
    addHeaders(["Server", "Caddy"], ["Via", "1.1 Caddy"], ["Alt-Svc", 'h3=":443"; ma=2592000']),
  ],
  [
    "AWS ALB: cookies for sticky sessions",
    addHeaders(["Set-Cookie", "AWSALB=1; Path=/"], ["Set-Cookie", "AWSALBCORS=1; SameSite=None; Secure"]),
  ],
  [
    "AWS API Gateway: request ids",
    addHeaders(["x-amzn-RequestId", "1"], ["x-amz-apigw-id", "2"], ["X-Amzn-Trace-Id", "Root=1"]),
  ],
  [
    "Cloudflare: ray, cache state, reports",
    addHeaders(["Server", "cloudflare"], ["CF-RAY", "8"], ["cf-cache-status", "DYNAMIC"], ["NEL", "{}"]),
  ],
  ["Apache: Via, Keep-Alive", addHeaders(["Via", "1.1 proxy"], ["Keep-Alive", "timeout=5, max=100"])],
  ["Kong: latencies and limits", addHeaders(["X-Kong-Proxy-Latency", "1"], ["RateLimit-Remaining", "9"])],
  ["Azure: a request id", addHeaders(["x-azure-ref", "1"], ["Request-Context", "appId=x"])],
  ["Google: a via of two", addHeaders(["Via", "1.1 google"], ["Via", "1.1 other"])],
  [
    "headers for security",
    addHeaders(
      ["Strict-Transport-Security", "max-age=1"],
      ["X-Frame-Options", "DENY"],
      ["Content-Security-Policy", "default-src 'none'"],
    ),
  ],
  ["Cache-Control, Vary and an ETag", addHeaders(["Cache-Control", "no-store"], ["Vary", "Origin"], ["ETag", 'W/"1"'])],
  ["Server-Timing and a deprecation", addHeaders(["Server-Timing", "db;dur=1"], ["Deprecation", "@1"])],
  ["names of headers in capitals", named((name) => name.toUpperCase())],
  ["names of headers in lower case", named((name) => name.toLowerCase())],
  [
    "blanks around the values of headers",
    onWire(
      (head, body, response) =>
        `HTTP/1.1 ${head.replace(/: (.*)\r/g, ":  \t$1 \r")}${sized(body, response)}\r\n${body}`,
    ),
  ],
  ["a charset in capitals", charset("application/json; charset=UTF-8")],
  ["a charset in quotation marks", charset('application/json; charset="utf-8"')],
  ["no charset", charset("application/json")],
  ["no blank before the charset", charset("application/json;charset=utf-8")],
  ["a blank before the semicolon", charset("application/json ; charset=utf-8")],
  ["a semicolon at the end", charset("application/json;")],
  ["a parameter beside the charset", charset("application/json; charset=utf-8; profile=x")],
  ["a media type in capitals", charset("Application/JSON")],
  [
    "the same Content-Type twice",
    (response) =>
      isJson(response)
        ? { ...response, headers: [...response.headers, ["content-type", "application/json; charset=utf-8"]] }
        : response,
  ],
  ["pretty JSON", rewritten((envelope) => JSON.stringify(envelope, null, 2))],
  [
    "JSON with tabs and line ends of Windows",
    rewritten((envelope) => JSON.stringify(envelope, null, "\t").replaceAll("\n", "\r\n")),
  ],
  ["a line end after the JSON", (response) => (isJson(response) ? text(response, `${response.body}\n`) : response)],
  ["blanks around the JSON", (response) => (isJson(response) ? text(response, ` \n${response.body} `) : response)],
  ["keys in another order", rewritten(({ code, ...others }) => JSON.stringify({ ...others, code }))],
  [
    "letters of a message as escapes",
    rewritten((envelope) => JSON.stringify(envelope).replace(/[a-z](?=[a-z ]+")/g, escaped)),
  ],
  ["letters of a key as escapes", edit(/^\{"code"/, '{"\\u0063ode"')],
  ["an extra field in the envelope", edit(/\}$/, ',"requestId":"1"}')],
  ["an empty message beside the data", edit(/"data":/, '"message":"","data":')],
  ["an extra field in the data", edit(/"data":\{\}/, '"data":{"note":"x"}')],
  ["large and exact numbers in an extra field", edit(/\}$/, ',"cost":1.5e300,"id":9223372036854775807}')],
  ["chunks in place of a length", addHeaders(["transfer-encoding", "chunked"])],
  [
    "one chunk for each byte",
    onWire(
      (head, body, { status }) =>
        `HTTP/1.1 ${head}${status === 204 ? "\r\n" : `Transfer-Encoding: chunked\r\n\r\n${[...body].map((byte) => `1\r\n${byte}\r\n`).join("")}0\r\n\r\n`}`,
    ),
  ],
  [
    "extensions of chunks",
    onWire(
      (head, body, { status }) =>
        `HTTP/1.1 ${head}${status === 204 ? "\r\n" : `Transfer-Encoding: chunked\r\n\r\n${chunked(body).replace("\r\n", ";a=b\r\n")}\r\n`}`,
    ),
  ],
  [
    "trailers after the chunks",
    onWire(
      (head, body, { status }) =>
        `HTTP/1.1 ${head}${status === 204 ? "\r\n" : `Trailer: X-Checksum\r\nTransfer-Encoding: chunked\r\n\r\n${chunked(body)}X-Checksum: 1\r\n\r\n`}`,
    ),
  ],
  ["HTTP/1.0 with a length", onWire((head, body, response) => `HTTP/1.0 ${head}${sized(body, response)}\r\n${body}`)],
  [
    "HTTP/1.0, where the end of the connection ends the body",
    onWire((head, body) => `HTTP/1.0 ${head}Connection: close\r\n\r\n${body}`),
  ],
  ["HTTP/1.1 without a length", onWire((head, body) => `HTTP/1.1 ${head}Connection: close\r\n\r\n${body}`)],
  [
    "a connection that is kept",
    onWire(
      (head, body, response) =>
        `HTTP/1.1 ${head}Connection: keep-alive\r\nKeep-Alive: timeout=60\r\n${sized(body, response)}\r\n${body}`,
    ),
  ],
  [
    "another reason phrase",
    onWire(
      (head, body, response) =>
        `HTTP/1.1 ${head.replace(/^(\d+) [^\r]*/, "$1 Fine")}${sized(body, response)}\r\n${body}`,
    ),
  ],
  [
    "no reason phrase",
    onWire(
      (head, body, response) => `HTTP/1.1 ${head.replace(/^(\d+) [^\r]*/, "$1 ")}${sized(body, response)}\r\n${body}`,
    ),
  ],
  ["100 Continue first", interim("100 Continue")],
  ["102 Processing first", interim("102 Processing")],
  ["103 Early Hints first", interim("103 Early Hints\r\nLink: </x>; rel=preload")],
  ["no nosniff, as a proxy that strips it", (response) => without(response, /^x-content-type-options$/i), true],
  ["nosniff twice, as a proxy that adds it", addHeaders(["X-Content-Type-Options", "nosniff"]), true],
  ["other words in every message", edit(/"message":"(?:[^"\\]|\\.)*/, '"message":"patched'), true],
  ["405 in place of 404", (response) => (response.status === 404 ? { ...response, status: 405 } : response), true],
  [
    "a page of the proxy for unknown paths",
    (response) => (response.status === 404 ? page(response, "<html>") : response),
    true,
  ],
  [
    "415 for another media type",
    (response, { headers }) =>
      headers["content-type"]?.includes("json") || response.status !== 200
        ? response
        : { ...text(response, ""), status: 415 },
    true,
  ],
  [
    "keys in capitals are not understood",
    (response, { body }) => (body.includes("COLLECTIONNAME") ? missing(response) : response),
    true,
  ],
];
