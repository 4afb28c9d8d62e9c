import { withHeader } from "../mutations.ts";
import type { Change } from "../servers/proxy.ts";
import { edit, isJson, json, text, without } from "./change.ts";

const addHeaders =
  (...headers: [string, string][]): Change =>
  (response) => ({ ...response, headers: [...response.headers, ...headers] });
const charset =
  (type: string): Change =>
  (response) =>
    isJson(response) ? withHeader(response, "content-type", type) : response;
const pretty: Change = (response) =>
  isJson(response) ? text(response, JSON.stringify(JSON.parse(response.body.toString()), null, 2)) : response;

/** What proxies, patched builds and compatible servers do, and no client minds: whether it is worth a warning. */
export const harmless: [name: string, change: Change, isWarned?: boolean][] = [
  ["nginx: Server, Date and Connection", addHeaders(["Server", "nginx/1.27"], ["Connection", "close"])],
  ["Envoy: x-envoy headers", addHeaders(["server", "envoy"], ["x-envoy-upstream-service-time", "1"])],
  ["Cloudflare: ray and cache state", addHeaders(["CF-RAY", "8"], ["cf-cache-status", "DYNAMIC"])],
  ["Apache: Via", addHeaders(["Via", "1.1 proxy"])],
  ["Kong: latencies and limits", addHeaders(["X-Kong-Proxy-Latency", "1"], ["RateLimit-Remaining", "9"])],
  ["AWS: request ids", addHeaders(["x-amzn-RequestId", "1"], ["x-amz-cf-id", "2"])],
  ["a cookie for sticky sessions", addHeaders(["Set-Cookie", "route=1; Path=/; HttpOnly"])],
  [
    "Strict-Transport-Security and the like",
    addHeaders(["Strict-Transport-Security", "max-age=1"], ["X-Frame-Options", "DENY"]),
  ],
  ["Cache-Control and Vary", addHeaders(["Cache-Control", "no-store"], ["Vary", "Origin"])],
  [
    "names of headers in capitals",
    (response) => ({ ...response, headers: response.headers.map(([name, value]) => [name.toUpperCase(), value]) }),
  ],
  [
    "names of headers in lower case",
    (response) => ({ ...response, headers: response.headers.map(([name, value]) => [name.toLowerCase(), value]) }),
  ],
  ["a charset in capitals", charset("application/json; charset=UTF-8")],
  ["a charset in quotation marks", charset('application/json; charset="utf-8"')],
  ["no charset", charset("application/json")],
  ["no blank before the charset", charset("application/json;charset=utf-8")],
  ["a media type in capitals", charset("Application/JSON")],
  [
    "the same Content-Type twice",
    (response) =>
      isJson(response)
        ? { ...response, headers: [...response.headers, ["content-type", "application/json; charset=utf-8"]] }
        : response,
  ],
  ["pretty JSON", pretty],
  ["a line end after the JSON", (response) => (isJson(response) ? text(response, `${response.body}\n`) : response)],
  ["an extra field in the envelope", edit(/\}$/, ',"requestId":"1"}')],
  ["an extra field in the data", edit(/"data":\{\}/, '"data":{"note":"x"}')],
  [
    "chunks in place of a length",
    (response) => ({ ...response, headers: [...response.headers, ["transfer-encoding", "chunked"]] }),
  ],
  ["no nosniff, as a proxy that strips it", (response) => without(response, /^x-content-type-options$/i), true],
  ["other words in every message", edit(/"message":"[^"]*/, '"message":"patched'), true],
  ["405 in place of 404", (response) => (response.status === 404 ? { ...response, status: 405 } : response), true],
  [
    "a page of the proxy for unknown paths",
    (response) =>
      response.status === 404 ? withHeader(text(response, "<html>"), "content-type", "text/html") : response,
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
    (response, { body }) =>
      body.includes("COLLECTIONNAME")
        ? json(response, { code: 1802, message: "missing required parameters, error: it" })
        : response,
    true,
  ],
];
