import type { Profile } from "./profile.ts";
import { type HttpRequest, headerOf, headersOf, parseTarget } from "./request.ts";

/** The responses of Go's own HTTP layer, by their name in spec/profiles.yaml. */
export interface HttpLayerResponse {
  name: string;
  /** What net/http says beyond the status line; empty where it says nothing. */
  reason: string;
}

/** The response of net/http before any handler sees the request; undefined where it lets the request pass. */
export function httpLayerResponse(request: HttpRequest, profile: Profile): HttpLayerResponse | undefined {
  if (isPreface(request)) return undefined;
  const [name, reason] = rules.find(([, , applies]) => applies(request, profile)) ?? [];
  return name === undefined ? undefined : { name, reason: reason ?? "" };
}

/** What an HTTP/2 connection begins with. A server that does not know it takes it for a request. */
function isPreface({ method, target, httpVersion, headers }: HttpRequest): boolean {
  return method === "PRI" && target === "*" && httpVersion === "HTTP/2.0" && headers.length === 0;
}

type Rule = readonly [name: string, reason: string, applies: (request: HttpRequest, profile: Profile) => boolean];

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const hostCharacters = /^[!$%&'()*+,\-.:;=[\]_~0-9A-Za-z]*$/;

/** In the order in which net/http comes to them. */
const rules: readonly Rule[] = [
  ["headersTooLarge", "", (request, { headerLimit }) => sizeOfHead(request) > headerLimit + headerSlackBytes],
  ["malformed", "", ({ method, httpVersion }) => !token.test(method) || !/^HTTP\/\d\.\d$/.test(httpVersion)],
  ["malformed", "", ({ method, target }) => parseTarget(method, target) === undefined],
  ["malformed", "", ({ headers }) => headers.some((header) => !isHeader(header))],
  ["malformed", "", (request) => headersOf(request, "Host").length > 1],
  ["unknownVersion", "unsupported protocol version", ({ httpVersion }) => !httpVersion.startsWith("HTTP/1.")],
  ["malformed", "missing required Host header", lacksHost],
  ["malformed", "malformed Host header", (request) => !hostCharacters.test(headerOf(request, "Host") ?? "")],
  ["malformed", "invalid header name", ({ headers }) => headers.some(([name]) => name.includes(" "))],
  ["unknownTransferEncoding", "", hasUnknownEncoding],
  ["malformed", "", hasBadLength],
  ["unknownExpectation", "", (request) => !["", "100-continue"].includes(lower(request, "Expect"))],
  ["serverOptions", "", ({ method, target }) => method === "OPTIONS" && target === "*"],
];

/** A name may contain blanks here: net/http refuses those later, and in other words. */
function isHeader([name, value]: readonly [string, string]): boolean {
  return token.test(name.replaceAll(" ", "")) && !/[^\t\x20-\x7e\x80-\uffff]/.test(value);
}

function lacksHost(request: HttpRequest): boolean {
  const { method, httpVersion } = request;
  return httpVersion !== "HTTP/1.0" && method !== "CONNECT" && headerOf(request, "Host") === undefined;
}

/** HTTP/1.0 has no transfer encodings: the header means nothing there. */
function hasUnknownEncoding(request: HttpRequest): boolean {
  const encodings = request.httpVersion === "HTTP/1.0" ? [] : headersOf(request, "Transfer-Encoding");
  return encodings.length > 0 && (encodings.length > 1 || encodings[0]?.toLowerCase() !== "chunked");
}

function hasBadLength(request: HttpRequest): boolean {
  const isChunked = request.httpVersion !== "HTTP/1.0" && headersOf(request, "Transfer-Encoding").length > 0;
  const lengths = isChunked ? [] : [...new Set(headersOf(request, "Content-Length"))];
  return lengths.length > 1 || lengths.some((length) => !/^\d+$/.test(length) || BigInt(length) >= 2n ** 63n);
}

/** What net/http grants beyond the limit of a head. */
export const headerSlackBytes = 4096;

function sizeOfHead({ method, target, headers }: HttpRequest): number {
  return headers.reduce(
    (size, [name, value]) => size + name.length + value.length + 4,
    method.length + target.length + 14,
  );
}

const lower = (request: HttpRequest, name: string) => (headerOf(request, name) ?? "").toLowerCase();
