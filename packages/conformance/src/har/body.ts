import { headerOf } from "../exchange.ts";
import type { HarBody, HarEntry } from "./har-file.ts";
import { cleanHeaders } from "./headers.ts";

/** A body as it went over the wire, or why the HAR does not tell it. */
export type Recorded = Buffer | { reason: string };

/** The body of a request. One that is not there byte for byte says nothing of what the server was asked. */
export function requestBody({ request }: HarEntry): Recorded {
  const { method, postData, bodySize } = request;
  const bytes = bytesOf(postData);
  const declared = declaredLength(request);
  if (Buffer.isBuffer(bytes) && declared !== undefined && declared !== bytes.length) {
    return { reason: "request not recorded byte for byte" };
  }
  if (bytes !== undefined) return bytes;
  const isEmpty = (declared ?? bodySize ?? -1) === 0 || !methodsWithBody.has(method);
  return isEmpty ? Buffer.alloc(0) : { reason: "request recorded without its body" };
}

/** The body of an answer. */
export function answerBody({ request, response }: HarEntry): Recorded {
  const { status, content } = response;
  const bytes = bytesOf(content);
  const size = content?.size ?? -1;
  if (Buffer.isBuffer(bytes) && size > bytes.length) return { reason: "answer not recorded to its end" };
  if (bytes !== undefined) return bytes;
  const declared = declaredLength(response);
  const isEmpty = declared === 0 || (size === 0 && declared === undefined);
  const hasNone = request.method === "HEAD" || statusesWithoutBody.has(status);
  return isEmpty || hasNone ? Buffer.alloc(0) : { reason: "answer recorded without its body" };
}

const methodsWithBody = new Set(["POST", "PUT", "PATCH"]);
const statusesWithoutBody = new Set([101, 204, 304]);

/** Undefined where there is no text; it may be left out, or be in a file of its own. */
function bytesOf(body: HarBody | null | undefined): Recorded | undefined {
  const { text, encoding } = body ?? {};
  if (typeof text !== "string") return undefined;
  if (!encoding) return Buffer.from(text);
  if (encoding !== "base64" || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) {
    return { reason: "body neither text nor base64" };
  }
  return Buffer.from(text, "base64");
}

function declaredLength(message: HarEntry["request"] | HarEntry["response"]): number | undefined {
  const text = headerOf({ headers: cleanHeaders(message) }, "Content-Length") ?? "";
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
