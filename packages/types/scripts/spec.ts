import openapiJson from "@milvus-rest/spec/openapi.json" with { type: "json" };
import profilesJson from "@milvus-rest/spec/profiles.json" with { type: "json" };

/** The part of the bundled document that the tables need. */
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
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

/** A JSON Schema of a request or a response. */
export interface Schema {
  $ref?: string;
  oneOf?: Schema[];
  title?: string;
  description?: string;
  properties?: { code?: { const?: number }; message?: Record<string, unknown>; dbName?: object };
  examples?: { code: number; message?: string }[];
  "x-milvus-error"?: ErrorInfo;
}

/** An entry of the error catalogue, beyond its schema; spec/catalogue.schema.json describes each key. */
export interface ErrorInfo {
  remedy: string;
  retryable: boolean;
  since: string;
  until?: string;
  evidence: "recorded" | "source";
  recordings?: string[];
}

export interface Profiles {
  default: string;
  profiles: Record<string, object>;
  differences: { successCode: { values: Record<string, number> } };
}

/** The bundle. Its shape is trusted, because spec/ lints it before. */
export const openapi = openapiJson as unknown as OpenApi;
export const profiles = profilesJson as unknown as Profiles;

/** Follows a `$ref` of the bundle; all of them are local. */
export function resolve<Node extends object>(document: OpenApi, node: Node | { $ref?: string }): Node {
  if (!("$ref" in node) || node.$ref === undefined) return node as Node;
  const keys = node.$ref.slice("#/".length).split("/");
  const found = keys.reduce<unknown>((parent, key) => (parent as Record<string, unknown>)[key], document);
  return resolve(document, found as Node);
}
