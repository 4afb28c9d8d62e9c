import { decodeUtf8, parseInt64 } from "./go-text.ts";

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

/** The first value of a header, without the blanks around it. */
export function headerOf(message: { headers: readonly Header[] }, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [each, value] of message.headers) {
    if (each.length === name.length && each.toLowerCase() === wanted) return trimBlanks(value);
  }
  return undefined;
}

/** All values of a header, in the order in which they came. */
export function headersOf(message: { headers: readonly Header[] }, name: string): string[] {
  const wanted = name.toLowerCase();
  return message.headers.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => trimBlanks(value));
}

/** Blanks and tabs only, as HTTP says. */
const trimBlanks = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, "");

/** A request target, taken apart. */
export interface RequestPath {
  /** Percent-decoded, without the query: what routes are compared with. */
  path: string;
  /** With its question mark; empty where there is none. */
  query: string;
}

/**
 * Reads a request target as Go's url.ParseRequestURI does.
 *
 * @returns undefined where it is not one.
 */
export function parseTarget(method: string, target: string): RequestPath | undefined {
  if (target === "*") return { path: "*", query: "" };
  if (target === "" || /[^\x21-\x7e\x80-\uffff]/.test(target)) return undefined;
  if (method === "CONNECT" && !target.startsWith("/")) return { path: "", query: "" };
  const local = withoutAuthority(target);
  if (local === undefined) return undefined;
  const mark = local.indexOf("?");
  const path = decodePercent(mark < 0 ? local : local.slice(0, mark));
  return path === undefined ? undefined : { path, query: mark < 0 ? "" : local.slice(mark) };
}

/** The path and query of `http://host/path?query`; undefined for what is neither a path nor such a URL. */
function withoutAuthority(target: string): string | undefined {
  if (target.startsWith("/")) return target;
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(target);
  if (!scheme) return undefined;
  const rest = target.slice(scheme[0].length);
  if (!rest.startsWith("//")) return "";
  const authority = /^\/\/([^/?]*)/.exec(rest)?.[1] ?? "";
  if (!/^(?:[^@]*@)?(?:\[[^\]]*\]|[^:[\]<>"\s%]*)(?::\d*)?$/.test(authority)) return undefined;
  return rest.slice(2 + authority.length);
}

/** Undefined where a percent sign is not followed by two hexadecimal digits. A plus sign stands for itself. */
function decodePercent(text: string): string | undefined {
  if (!text.includes("%")) return text;
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  const bytes = Buffer.from(text).toString("latin1");
  const decoded = bytes.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decodeUtf8(Buffer.from(decoded, "latin1"));
}

/** Who a request says it comes from. */
export interface Credentials {
  user: string;
  password: string;
  /** A token without a colon, which may be an API key; else empty. */
  key: string;
  isBasic: boolean;
}

/** Reads `Authorization` as Milvus does: Basic, else `user:password` after an optional `Bearer `, split at the first colon. */
export function credentialsOf(request: Pick<HttpRequest, "headers">): Credentials {
  const authorization = headerOf(request, "Authorization") ?? "";
  const basic = basicTokenOf(authorization);
  const token = basic ?? authorization.replace(/^Bearer /, "");
  const colon = token.indexOf(":");
  const isBasic = basic !== undefined;
  if (colon < 0) return { user: "", password: "", key: token, isBasic };
  return { user: token.slice(0, colon), password: token.slice(colon + 1), key: "", isBasic };
}

/** The token of a Basic header: padded base64 of something with a colon, as Go's decoder demands. */
function basicTokenOf(authorization: string): string | undefined {
  const [, encoded] =
    /^basic ((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const token = Buffer.from(encoded, "base64").toString("utf8");
  return token.includes(":") ? token : undefined;
}

/** The `Request-Timeout` of a request. */
export interface AskedTimeout {
  /** The header's value; undefined where there is none, or it is empty, which is the same. */
  value: string | undefined;
  /** Undefined where the value is not a 64-bit integer. */
  seconds: number | undefined;
  /** Why it is not one, in Go's words. */
  reason: string;
}

/** @param header the name of the header. */
export function askedTimeoutOf(request: Pick<HttpRequest, "headers">, header: string): AskedTimeout {
  const value = headerOf(request, header) || undefined;
  const parsed = parseInt64(value ?? "");
  if (typeof parsed !== "bigint") return { value, seconds: undefined, reason: parsed };
  // A duration in Go is nanoseconds in 64 bits: a larger one wraps around.
  return { value, seconds: Number(BigInt.asIntN(64, parsed * 1_000_000_000n)) / 1e9, reason: "" };
}

/** The id of the trace that a request belongs to, by W3C Trace Context; undefined where it names none. */
export function traceIdOf(request: Pick<HttpRequest, "headers">): string | undefined {
  return traceParent.exec(headerOf(request, "traceparent") ?? "")?.[1];
}

const traceParent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/;
