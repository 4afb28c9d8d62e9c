import openapiJson from "@milvus-rest/spec/openapi.json" with { type: "json" };
import profilesJson from "@milvus-rest/spec/profiles.json" with { type: "json" };

/** A JSON Schema of a request or a response, as far as the tables need it. */
export interface Schema {
  $ref?: string;
  oneOf?: Schema[];
  title?: string;
  description?: string;
  properties?: { code?: { const?: number }; message?: Record<string, unknown>; dbName?: object };
  examples?: { code: number; message?: string }[];
  "x-milvus-error"?: ErrorFacts;
}

/** What the catalogue says of an error beyond its schema; spec/catalogue.schema.json describes each key. */
export interface ErrorFacts {
  remedy: string;
  retryable: boolean;
  since: string;
  until?: string;
  evidence: "recorded" | "source";
  recordings?: string[];
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  "x-milvus-idempotent": boolean;
  requestBody: { content: { "application/json": { schema: Schema } } };
  responses: Record<string, { $ref: string } | Response>;
}

export interface Response {
  content?: Record<string, { schema: Schema }>;
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}

export interface Profiles {
  default: string;
  profiles: Record<string, { release: string; released: string; recordings: string }>;
  steps: Record<string, string>;
  messages: Record<string, string>;
  routing: Record<string, { status: number; mediaType?: string; body?: string }>;
  httpLayer: Record<string, { status: number }>;
  differences: Record<string, { description: string; values: Record<string, unknown> }>;
}

/** The bundled document. spec/ lints it before anyone reads it here, so its shape is trusted. */
export const openapi = openapiJson as unknown as OpenApi;
export const profiles = profilesJson as unknown as Profiles;

/** Follows a `$ref` of the bundled document, which are all local. */
export function resolve<Node extends object>(node: Node | { $ref?: string }): Node {
  if (!("$ref" in node) || node.$ref === undefined) return node as Node;
  const keys = node.$ref.slice("#/".length).split("/");
  const found = keys.reduce<unknown>((parent, key) => (parent as Record<string, unknown>)[key], openapi);
  return resolve(found as Node);
}
