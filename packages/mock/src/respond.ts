import { randomBytes } from "node:crypto";
import {
  type AllowedResponse,
  encodeGoJson,
  type Header,
  type HttpRequest,
  isHeaderSent,
  type Knowledge,
  type Spec,
  traceIdOf,
} from "@milvus-rest/semantics";
import { type MockResponse, refusal } from "./http.ts";
import { prismOf } from "./prism.ts";
import type { Reading } from "./readers.ts";

/**
 * Writes the response that was decided: the example that Prism finds in the spec, and in it the request's own words.
 *
 * @param operation any one, where the request is for none.
 * @param reading the data and message of a success, in place of the example's.
 */
export async function respond(
  spec: Spec,
  knowledge: Knowledge,
  request: HttpRequest,
  allowed: AllowedResponse,
  operation = spec.operations[0],
  reading?: Reading<unknown>,
): Promise<MockResponse> {
  if (!operation) throw new Error("spec/openapi.yaml has no operation: there is nothing to mock");
  const { outcome, status, mediaType = "", code, body = "", headers: rules } = allowed;
  const [message] = allowed.messages;
  const findExample = prismOf(spec);
  if (spec.routes.has(outcome)) {
    if (mediaType !== "" && rules.length === 0) return refusal(status, message?.text);
    const example = await findExample(operation, 200, "application/json");
    return { status, headers: headersOf(allowed, request, knowledge, example.headers, mediaType), body };
  }
  const success = operation.responses.find((each) => each.isSuccess && each.code === code);
  const title = outcome === "Success" ? success?.title : outcome;
  const example = await findExample(operation, status, mediaType, code === undefined ? undefined : title);
  const headers = headersOf(allowed, request, knowledge, example.headers, `${mediaType}; charset=utf-8`);
  const error = spec.errors.has(outcome) ? outcome : undefined;
  if (typeof example.body !== "object") return { status, headers, body: String(example.body), error };
  const envelope = reading ? { code, ...reading } : { ...example.body, ...(message && { message: message.text }) };
  return { status, headers, body: encodeGoJson(envelope), error };
}

/** The headers of a response: those of the spec's example that its rules say are sent, sorted as Go does. */
function headersOf(
  { headers: rules, location }: AllowedResponse,
  request: HttpRequest,
  knowledge: Knowledge,
  examples: Readonly<Record<string, string>>,
  contentType: string,
): Header[] {
  const sent = rules.filter((rule) => isHeaderSent(rule, request, knowledge));
  const headers = sent.map(({ name, sentWhen }): Header => {
    if (sentWhen.difference === "traceId") return [name, traceIdOf(request) ?? randomBytes(16).toString("hex")];
    return [name === "WWW-Authenticate" ? "Www-Authenticate" : name, examples[name] ?? ""];
  });
  if (contentType !== "") headers.push(["Content-Type", contentType]);
  if (location !== undefined) headers.push(["Location", location]);
  return headers.sort(([a], [b]) => (a < b ? -1 : 1));
}
