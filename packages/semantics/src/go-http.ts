import { decodeUtf8 } from "./go-text.ts";
import type { Profile } from "./profile.ts";

/** A header as it is on the wire: name and value. */
export type Header = readonly [name: string, value: string];

/** A request as a server receives it. */
export interface HttpRequest {
  method: string;
  /** The request target: the path with its query, or `*`, or an absolute URL. */
  target: string;
  /** As the request line has it, such as `HTTP/1.1`; empty where it has none. */
  httpVersion: string;
  headers: readonly Header[];
  /** The body without its framing; undefined where it has not been read yet. */
  body?: Buffer | undefined;
  /** Why the body could not be read to its end, in Go's words. Default: it was. */
  bodyError?: string | undefined;
}

/** What has headers: a request or a response. */
type Message = Pick<HttpRequest, "headers">;

/** The first value of a header, without the blanks around it. */
export function headerOf({ headers }: Message, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const found = headers.find(([each]) => each.length === name.length && each.toLowerCase() === wanted);
  return found && trimBlanks(found[1]);
}

/** All values of a header, in the order in which they came. */
export function headersOf({ headers }: Message, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => trimBlanks(value));
}

/** Blanks and tabs only, as HTTP says. */
const trimBlanks = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, "");

/** The path of a request target, percent-decoded, and its query with the question mark; empty where there is none. */
export type RequestPath = { path: string; query: string };

/** Reads a request target as Go's url.ParseRequestURI does; undefined where it is not one. */
export function parseTarget(method: string, target: string): RequestPath | undefined {
  if (target === "*") return { path: "*", query: "" };
  if (target === "" || /[^\x21-\x7e\x80-\uffff]/.test(target)) return undefined;
  if (method === "CONNECT" && !target.startsWith("/")) return { path: "", query: "" };
  const local = withoutAuthority(target);
  if (local === undefined) return undefined;
  const [, encoded = "", query = ""] = /^([^?]*)(.*)$/s.exec(local) ?? [];
  const path = decodePercent(encoded);
  return path === undefined ? undefined : { path, query };
}

/** The path and query of `http://host/path?query`; undefined for what is neither a path nor such a URL. */
function withoutAuthority(target: string): string | undefined {
  if (target.startsWith("/")) return target;
  const [, rest] = /^[A-Za-z][A-Za-z0-9+.-]*:(.*)$/s.exec(target) ?? [];
  if (!rest?.startsWith("//")) return rest && "";
  const [, authority = "", local] = /^\/\/([^/?]*)(.*)$/s.exec(rest) ?? [];
  return /^(?:[^@]*@)?(?:\[[^\]]*\]|[^:[\]<>"\s%]*)(?::\d*)?$/.test(authority) ? local : undefined;
}

/** Undefined where a percent sign is not followed by two hexadecimal digits. A plus sign stands for itself. */
function decodePercent(text: string): string | undefined {
  if (!text.includes("%")) return text;
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  const bytes = Buffer.from(text).toString("latin1");
  const decoded = bytes.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeUtf8(Buffer.from(decoded, "latin1"));
}

type Rule = readonly [name: string, reason: string, applies: (request: HttpRequest, profile: Profile) => boolean];

/** What net/http responds before any handler sees the request: its name in spec/profiles.yaml, and what it says in it. */
export function httpRefusal(request: HttpRequest, profile: Profile): Rule | undefined {
  const { method, target, httpVersion, headers } = request;
  // What an HTTP/2 connection begins with. A server that does not know it takes it for a request.
  const isPreface = method === "PRI" && target === "*" && httpVersion === "HTTP/2.0" && headers.length === 0;
  return isPreface ? undefined : rules.find(([, , applies]) => applies(request, profile));
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const hostCharacters = /^[!$%&'()*+,\-.:;=[\]_~0-9A-Za-z]*$/;

/** In the order in which net/http comes to them. */
const rules: readonly Rule[] = [
  ["headersTooLarge", "", (request, { headerLimit }) => sizeOfHead(request) > headerLimit + headerSlackBytes],
  ["malformed", "", ({ method, httpVersion }) => !token.test(method) || !/^HTTP\/\d\.\d$/.test(httpVersion)],
  ["malformed", "", ({ method, target }) => parseTarget(method, target) === undefined],
  ["malformed", "", ({ headers }) => !headers.every(isHeader)],
  ["malformed", "", (request) => headersOf(request, "Host").length > 1],
  ["unknownVersion", "unsupported protocol version", ({ httpVersion }) => !httpVersion.startsWith("HTTP/1.")],
  ["malformed", "missing required Host header", lacksHost],
  ["malformed", "malformed Host header", (request) => !hostCharacters.test(headerOf(request, "Host") ?? "")],
  ["malformed", "invalid header name", ({ headers }) => headers.some(([name]) => name.includes(" "))],
  ["unknownTransferEncoding", "", hasUnknownEncoding],
  ["malformed", "", hasBadLength],
  ["unknownExpectation", "", (request) => !/^(?:100-continue)?$/i.test(headerOf(request, "Expect") ?? "")],
  ["serverOptions", "", ({ method, target }) => method === "OPTIONS" && target === "*"],
];

/** What net/http grants beyond the limit of a head. */
export const headerSlackBytes = 4096;

function sizeOfHead({ method, target, headers }: HttpRequest): number {
  const requestLine = method.length + target.length + 14;
  return headers.reduce((size, [name, value]) => size + name.length + value.length + 4, requestLine);
}

/** A name may contain blanks here: net/http refuses those later, and in other words. */
function isHeader([name, value]: Header): boolean {
  return token.test(name.replaceAll(" ", "")) && !/[^\t\x20-\x7e\x80-\uffff]/.test(value);
}

function lacksHost(request: HttpRequest): boolean {
  const isNeeded = request.httpVersion !== "HTTP/1.0" && request.method !== "CONNECT";
  return isNeeded && headerOf(request, "Host") === undefined;
}

/** HTTP/1.0 has no transfer encodings: the header means nothing there. */
const encodingsOf = (request: HttpRequest) =>
  request.httpVersion === "HTTP/1.0" ? [] : headersOf(request, "Transfer-Encoding");

function hasUnknownEncoding(request: HttpRequest): boolean {
  return encodingsOf(request).some((each, index) => index > 0 || each.toLowerCase() !== "chunked");
}

function hasBadLength(request: HttpRequest): boolean {
  const lengths = encodingsOf(request).length > 0 ? [] : headersOf(request, "Content-Length");
  return new Set(lengths).size > 1 || lengths.some((length) => !/^\d+$/.test(length) || BigInt(length) >= 2n ** 63n);
}

/** Whether a request asks to go on in HTTP/2 without TLS. */
export function asksForH2c(request: HttpRequest): boolean {
  const has = (name: string, word: string) =>
    headersOf(request, name).some((value) =>
      value
        .toLowerCase()
        .split(/[ \t]*,[ \t]*/)
        .includes(word),
    );
  const hasSettings = headerOf(request, "HTTP2-Settings") !== undefined;
  return hasSettings && has("Upgrade", "h2c") && has("Connection", "http2-settings");
}
