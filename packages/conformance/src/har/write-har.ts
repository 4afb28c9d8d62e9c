import { writeFileSync } from "node:fs";
import type { Header, HttpRequest } from "@milvus-rest/semantics";
import { maskAuthorization } from "../describe.ts";
import { withFile } from "../errors.ts";
import type { Redact } from "../redact.ts";
import type { Reply } from "../run/send.ts";

/** A request of a run, as it was sent, and what came of it. */
export interface SentRequest {
  request: HttpRequest;
  reply: Reply;
  startedAt: Date;
}

/**
 * Writes the requests of a run as a HAR 1.2. Credentials, and what the server repeats of them, are masked.
 *
 * @throws {UsageError} where it cannot be written.
 */
export function writeHar(file: string, origin: string, sent: readonly SentRequest[], redact: Redact): void {
  const entries = sent.map((each) => entryOf(each, origin, redact));
  const log = { version: "1.2", creator: { name: "milvus-conformance", version: "1" }, entries };
  withFile("the HAR cannot be written", () => writeFileSync(file, JSON.stringify({ log }, null, 2)));
}

const empty = { cookies: [], headersSize: -1, httpVersion: "HTTP/1.1" };
const byName = (headers: readonly Header[], mask: (value: string, name: string) => string) =>
  headers.map(([name, value]) => ({ name, value: mask(value, name) }));

function entryOf({ request, reply, startedAt }: SentRequest, origin: string, redact: Redact): object {
  const { method, target, headers, body = Buffer.alloc(0) } = request;
  const { response, failure, durationMs } = reply;
  const text = redact(response?.body.toString("utf8") ?? "");
  const type = (of: readonly Header[]) => of.find(([name]) => /^content-type$/i.test(name))?.[1] ?? "";
  return {
    startedDateTime: startedAt.toISOString(),
    time: durationMs,
    request: {
      ...empty,
      ...{ method, url: origin + target, queryString: [], bodySize: body.length },
      headers: byName(headers, (value, name) => (/^authorization$/i.test(name) ? maskAuthorization(value) : value)),
      ...(body.length > 0 && { postData: { mimeType: type(headers), text: body.toString("utf8") } }),
    },
    response: {
      ...empty,
      ...{ status: response?.status ?? 0, statusText: "", redirectURL: "", bodySize: response?.body.length ?? -1 },
      headers: byName(response?.headers ?? [], (value) => redact(value)),
      content: { size: Buffer.byteLength(text), mimeType: redact(type(response?.headers ?? [])), text },
      ...(failure && { _error: failure.reason }),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
  };
}
