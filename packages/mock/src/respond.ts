import { randomBytes } from "node:crypto";
import {
  type AllowedResponse,
  encodeGoJson,
  type Header,
  type HttpRequest,
  isHeaderSent,
  type Knowledge,
  type Operation,
  type Spec,
  traceIdOf,
} from "@milvus-rest/semantics";
import { type MockResponse, refusal } from "./http.ts";
import type { Reading } from "./operations/reader.ts";
import { type Prism, prismOf } from "./prism.ts";

/**
 * Says what was decided: with the example that Prism finds in the spec, and in it the request's own words.
 *
 * @param operation undefined where the request is for none.
 * @param reading the data and message of a success, in place of the example's.
 */
export async function respond(
  spec: Spec,
  allowed: AllowedResponse,
  operation: Operation | undefined,
  request: HttpRequest,
  knowledge: Knowledge,
  reading?: Reading<unknown>,
): Promise<MockResponse> {
  const prism = prismOf(spec);
  const carrier = operation ?? spec.operations[0];
  if (!carrier) throw new Error("spec/openapi.yaml has no operation: there is nothing to mock");
  if (spec.routes.has(allowed.outcome)) return respondOutsideOfOperations(prism, allowed, carrier, request, knowledge);
  const { status, mediaType = "", code } = allowed;
  const declared = carrier.responses.find((each) => isDeclaredAs(each, allowed));
  const name = declared?.code === undefined ? undefined : declared.title;
  const example = await prism.example({ method: carrier.method, path: carrier.path, status, mediaType, name });
  const headers = headersOf(example.headers, allowed, request, knowledge, `${mediaType}; charset=utf-8`);
  if (typeof example.body !== "object" || example.body === null) return { status, headers, body: String(example.body) };
  const [message] = allowed.messages;
  const envelope = reading
    ? { code, ...reading }
    : { ...example.body, code, ...(message && { message: message.text }) };
  return { status, headers, body: encodeGoJson(envelope) };
}

function isDeclaredAs(declared: Operation["responses"][number], allowed: AllowedResponse): boolean {
  if (declared.status !== allowed.status || declared.mediaType !== allowed.mediaType) return false;
  if (declared.code !== allowed.code) return false;
  return allowed.outcome === "Success"
    ? declared.isSuccess
    : declared.code === undefined || declared.title === allowed.outcome;
}

/** The router's own responses, and those of Go's HTTP layer. */
async function respondOutsideOfOperations(
  prism: Prism,
  allowed: AllowedResponse,
  { method, path }: Operation,
  request: HttpRequest,
  knowledge: Knowledge,
): Promise<MockResponse> {
  const { status, mediaType, body = "", location, messages } = allowed;
  const [reason] = messages;
  if (mediaType !== undefined && allowed.headers.length === 0) return refusal(status, reason?.text ?? "");
  const query = { method, path, status: 200, mediaType: "application/json", name: undefined };
  const example = await prism.example(query);
  const headers = headersOf(example.headers, allowed, request, knowledge, mediaType);
  if (location !== undefined) headers.push(["Location", location]);
  return { status, headers, body };
}

/** The headers of a response: those of the spec's example that its rules say are sent, sorted as Go does. */
function headersOf(
  examples: Readonly<Record<string, string>>,
  { headers: rules }: AllowedResponse,
  request: HttpRequest,
  knowledge: Knowledge,
  contentType: string | undefined,
): Header[] {
  const sent = rules.filter((rule) => isHeaderSent(rule, request, knowledge));
  const headers = sent.map(({ name, sentWhen }): Header => {
    const isTrace = sentWhen.difference === "traceId";
    const value = isTrace ? (traceIdOf(request) ?? randomBytes(16).toString("hex")) : (examples[name] ?? "");
    return [name === "WWW-Authenticate" ? "Www-Authenticate" : name, value];
  });
  const all: Header[] = contentType === undefined ? headers : [["Content-Type", contentType], ...headers];
  return all.sort(([a], [b]) => (a < b ? -1 : 1));
}
