import { type Header, headerOf, parseTarget, type Spec } from "@milvus-rest/semantics";
import type { Exchange } from "../http.ts";
import { basePathOf } from "../options.ts";
import { numberAt, property, textAt } from "./read-har.ts";

/** What the judge gets of an entry. */
export interface TakenEntry {
  exchange: Exchange;
  origin: string;
  /** What goes before every path of the API. */
  basePath: string;
}

/** Why an entry is not judged. */
export interface Untaken {
  reason: string;
}

/**
 * Makes an exchange of an entry, or says why it cannot be judged. What was not recorded is never taken for empty.
 *
 * @param server the only one whose exchanges are judged; undefined: any.
 */
export function takeEntry(entry: unknown, { operations }: Spec, server: URL | undefined): TakenEntry | Untaken {
  const [request, response] = [property(entry, "request"), property(entry, "response")];
  const [method, text] = [textAt(request, "method"), textAt(request, "url")];
  if (!method || text === undefined) return { reason: "request not recorded" };
  const place = splitUrl(text);
  const path = place && parseTarget("POST", place.target)?.path.replace(/\/$/, "");
  const operation = operations.find((each) => path?.endsWith(each.path));
  const basePath = operation && path?.slice(0, -operation.path.length);
  // A slash that is doubled before the path makes it another one to the server.
  if (!place || basePath === undefined || basePath.endsWith("/")) {
    return { reason: "not a request for an operation of the spec" };
  }
  const { url, target } = place;
  if (server && (server.origin !== url.origin || basePathOf(server) !== basePath)) {
    return { reason: "a request to another server" };
  }
  const status = numberAt(response, "status") ?? 0;
  if (!Number.isInteger(status) || status < 100) return { reason: "no response recorded" };
  const [sent, received] = [headersAt(request), headersAt(response)];
  if (!sent || !received) return { reason: "headers not recorded as names and values" };
  const body = requestBodyOf(request, method, sent);
  if ("reason" in body) return body;
  const responseBody = responseBodyOf(response, method, status, received);
  if ("reason" in responseBody) return responseBody;
  // As it would be over HTTP/1.1: of the framing, a HAR does not tell what the server saw.
  const others = sent.filter(([name]) => !framing.has(name.toLowerCase()));
  const headers: Header[] = [["Host", url.host], ...others, ["Content-Length", String(body.length)]];
  const exchange = {
    request: { method, target, httpVersion: "HTTP/1.1", headers, body },
    response: { status, headers: received, body: responseBody },
  };
  return { exchange, origin: url.origin, basePath };
}

const framing = new Set(["host", "content-length", "transfer-encoding"]);

/** An entry in words, cut when it is long. A query, or a user in the URL, may be a secret. */
export function nameEntry(entry: unknown): string {
  const request = property(entry, "request");
  const text = textAt(request, "url") ?? "";
  const place = splitUrl(text);
  const shown = place ? place.url.origin + place.target : `${/^[a-z][a-z0-9+.-]*:/i.exec(text)?.[0] ?? ""}…`;
  return `${textAt(request, "method") ?? "…"} ${shown}`.slice(0, 200);
}

/** Of the query only whether there is one: it is no part of this API, and may be a secret. */
function splitUrl(text: string): { url: URL; target: string } | undefined {
  const [, path] = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(text) ?? [];
  const url = URL.parse(text);
  return url && path !== undefined ? { url, target: `${path || "/"}${url.search === "" ? "" : "?…"}` } : undefined;
}

const methodsWithBody = new Set(["POST", "PUT", "PATCH"]);
const statusesWithoutBody = new Set([101, 204, 304]);
const nothing = Buffer.alloc(0);

function requestBodyOf(request: unknown, method: string, headers: readonly Header[]): Buffer | Untaken {
  const postData = property(request, "postData");
  const declared = contentLengthOf(headers);
  const size = declared ?? numberAt(request, "bodySize") ?? -1;
  const bytes = bytesOf(postData, size);
  if (bytes && "reason" in bytes) return bytes;
  if (bytes && declared !== undefined && declared !== bytes.length)
    return { reason: "request not recorded byte for byte" };
  if (bytes?.length) return bytes;
  const params = property(postData, "params");
  const isJson = /json/i.test(headerOf({ headers }, "Content-Type") ?? "");
  const isUnrecorded =
    size > 0 ||
    (Array.isArray(params) && params.length > 0) ||
    // Some browsers give a body that they do not record a size of 0.
    (isJson && !bytes && declared === undefined) ||
    (size < 0 && methodsWithBody.has(method));
  return isUnrecorded ? { reason: "request recorded without its body" } : nothing;
}

function responseBodyOf(
  response: unknown,
  method: string,
  status: number,
  headers: readonly Header[],
): Buffer | Untaken {
  const content = property(response, "content");
  const size = numberAt(content, "size") ?? -1;
  const bytes = bytesOf(content, size);
  if (bytes && "reason" in bytes) return bytes;
  if (bytes?.length) {
    // mitmproxy gives the size under compression, which small bodies grow by.
    const uncompressed = size + (numberAt(content, "compression") ?? 0);
    const isCut = size > bytes.length && uncompressed !== bytes.length;
    return isCut ? { reason: "response not recorded to its end" } : bytes;
  }
  const declared = contentLengthOf(headers);
  const isEmpty = declared === 0 || (size === 0 && !declared && (numberAt(response, "bodySize") ?? 0) <= 0);
  const hasNone = method === "HEAD" || statusesWithoutBody.has(status);
  return isEmpty || hasNone ? nothing : { reason: "response recorded without its body" };
}

/** Undefined where there is no text; it may be left out, or be in a file of its own. */
function bytesOf(body: unknown, size: number): Buffer | Untaken | undefined {
  const [text, encoding = ""] = [textAt(body, "text"), textAt(body, "encoding")];
  if (text === undefined) return undefined;
  const [plain, decoded] = [Buffer.from(text), Buffer.from(text, "base64")];
  if (encoding === "") return plain;
  if (encoding.toLowerCase() !== "base64") return { reason: "body neither text nor base64" };
  // Browsers mark as base64 what is plain text, too.
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={0,2})?$/.test(text.replace(/\s/g, ""));
  return isBase64 && (decoded.length === size || plain.length !== size) ? decoded : plain;
}

function contentLengthOf(headers: readonly Header[]): number | undefined {
  const text = headerOf({ headers }, "Content-Length") ?? "";
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/**
 * The headers of a message as HTTP/1.1 has them: without what HTTP/2 keeps beside them, such as `:authority`, and one
 * for each value where a browser joined several by line ends. Undefined where one of them is odd.
 */
export function headersAt(message: unknown): Header[] | undefined {
  const list = property(message, "headers");
  if (!Array.isArray(list)) return undefined;
  const pairs = list.map((each) => [textAt(each, "name"), textAt(each, "value")] as const);
  if (pairs.some(([name, value]) => !name || value === undefined)) return undefined;
  return pairs.flatMap(([name = "", value = ""]) =>
    name.startsWith(":") ? [] : value.split(/\r?\n/).map((line): Header => [name, line]),
  );
}
