import openapiJson from "@milvus-rest/spec/openapi.json" with { type: "json" };
import type { Effect } from "./effects.ts";
import type { TypeSchema } from "./json/type.ts";

/** The part of JSON Schema, and of our extensions of it, that the mock reads. */
export interface Schema extends TypeSchema {
  $ref?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  pattern?: string;
  maxLength?: number;
  default?: number;
  /** The server's own name of a request. */
  "x-milvus-go-type"?: string;
  /** What a field or a header names. */
  "x-milvus-resource"?: "database" | "collection";
}

export interface SpecParameter {
  name: string;
  in: string;
  schema: Schema;
}

export interface SpecHeader {
  /** When an answer carries the header: if the profile's difference says so, or if the request has such credentials. */
  "x-milvus-sent-when"?: { difference?: string; security?: string };
}

export interface SpecResponse {
  headers?: Record<string, SpecHeader | Reference>;
  content?: Record<string, { examples?: Record<string, { value: { code?: number } }> }>;
}

export interface SpecOperation {
  operationId: string;
  parameters?: (SpecParameter | Reference)[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, SpecResponse | Reference>;
  "x-milvus-effect"?: Effect;
  "x-milvus-privilege"?: string;
}

interface Reference {
  $ref: string;
}

interface OpenApi {
  paths: Record<string, Record<string, SpecOperation>>;
  components: { parameters: { RequestTimeout: SpecParameter }; responses: Record<string, SpecResponse> };
}

/** The bundled document. spec/ lints it before anyone reads it here, so its shape is trusted. */
export const openapi = openapiJson as unknown as OpenApi;

/** Follows a `$ref` of the bundled document, which are all local. */
export function resolve<Node extends object>(node: Node | { $ref?: string }): Node {
  if (!("$ref" in node) || node.$ref === undefined) return node as Node;
  const keys = node.$ref.slice("#/".length).split("/");
  return resolve(keys.reduce<unknown>((parent, key) => (parent as Record<string, unknown>)[key], openapi) as Node);
}
