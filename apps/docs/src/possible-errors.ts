import { createSpec, decide, type Operation, type Profile, type Spec } from "@milvus-rest/semantics";
import profiles from "@milvus-rest/spec/profiles.json" with { type: "json" };
import type { OpenApiDocument } from "./document.ts";

/**
 * The errors that each operation can respond with in some release, by its `operationId`. The document declares responses that all
 * operations share; which of them an operation has follows from the steps that the server takes for its requests.
 */
export function possibleErrors(document: OpenApiDocument): Map<string, Set<string>> {
  const spec = createSpec(document, profiles);
  return new Map(spec.operations.map((operation) => [operation.id, errorsOf(spec, operation)]));
}

function errorsOf(spec: Spec, operation: Operation): Set<string> {
  const served = [...spec.profiles.values()].filter((profile) => operation.isServedBy(profile));
  const names = served.flatMap((profile) =>
    requestsFor(spec, operation).flatMap(({ body, timeout }) => outcomesOf(spec, operation, profile, body, timeout)),
  );
  const declared = operation.responses.map(({ title }) => title);
  return new Set(names.filter((name) => spec.errors.has(name) && declared.includes(name)));
}

/** Nothing but the release is known of the server, so that every response is allowed that some server gives. */
function outcomesOf(
  spec: Spec,
  { method, path }: Operation,
  profile: Profile,
  body: string,
  timeout: string,
): string[] {
  const headers = [
    ["Host", "localhost:19530"],
    [spec.requestTimeout.header, timeout],
  ] as const;
  const request = { method, target: path, httpVersion: "HTTP/1.1", headers, body: Buffer.from(body) };
  return decide(spec, request, { profile }).responses.map(({ outcome }) => outcome);
}

/** A request that is right, and requests with one mistake each; a wrong name of a database is that of an unknown one. */
function requestsFor({ requestTimeout }: Spec, { body, example }: Operation) {
  const wrong = Object.keys(body.properties ?? {}).flatMap((field) =>
    ["", "-"].map((value) => ({ ...example, [field]: value })),
  );
  const right = JSON.stringify(example);
  const bodies = [right, "", "{}", ...wrong.map((each) => JSON.stringify(each))];
  const limit = String(requestTimeout.default);
  return [...bodies.map((text) => ({ body: text, timeout: limit })), { body: right, timeout: "-" }];
}
