import openapiJson from "@milvus-rest/spec/openapi.json" with { type: "json" };
import profilesJson from "@milvus-rest/spec/profiles.json" with { type: "json" };
import type { HttpLayerName, RouteName } from "@milvus-rest/types";

/** A JSON Schema, as far as the kit looks into one itself; Ajv sees to the rest. */
export interface Schema {
  $ref?: string;
  title?: string;
  type?: string | string[];
  oneOf?: Schema[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  const?: unknown;
  default?: number;
  pattern?: string;
  maxLength?: number;
  "x-milvus-resource"?: "collection" | "database";
}

export interface Parameter {
  name: string;
  in: string;
  schema: Schema;
}

/** When an answer carries a header that it need not: where the profile says so, or to a request of a security scheme. */
export interface SentWhen {
  difference?: string;
  security?: string;
}

export interface HeaderNode {
  $ref?: string;
  required?: boolean;
  "x-milvus-sent-when"?: SentWhen;
}

export interface ResponseNode {
  headers?: Record<string, HeaderNode>;
  content?: Record<string, { schema: Schema }>;
}

export interface OperationNode {
  "x-milvus-idempotent": boolean;
  /** Whether its work loses no data. Default false. */
  "x-milvus-non-destructive"?: boolean;
  "x-milvus-privilege"?: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Schema; examples?: Record<string, { value: unknown }> }> };
  responses: Record<string, ResponseNode | { $ref: string }>;
}

interface Document {
  paths: Record<string, Record<string, OperationNode>>;
  components: { parameters: { RequestTimeout: Parameter }; headers: Record<string, HeaderNode> };
}

/** An answer that no operation gives. */
export interface RouteNode {
  description: string;
  status: number;
  mediaType?: string;
  body?: string;
  commonHeaders?: boolean;
}

/** The bundled document. spec/ lints it before anyone reads it here, so its shape is trusted. */
export const document = openapiJson as unknown as Document;

/** What servers answer outside of the operations, and before their own code sees the request. */
export const routes = Object.entries({ ...profilesJson.routing, ...profilesJson.httpLayer }) as readonly [
  RouteName | HttpLayerName,
  RouteNode,
][];

/** The header of a request's time limit, in seconds, and the limit of a request without it. */
export const timeLimit = {
  header: document.components.parameters.RequestTimeout.name,
  default: document.components.parameters.RequestTimeout.schema.default ?? Number.POSITIVE_INFINITY,
};

/** A node with the JSON pointer of the place where it stands, its references followed. */
export interface Located<Node> {
  node: Node;
  pointer: string;
}

/** Follows the references of a node of the bundled document, which are all local. */
export function locate<Node extends object>(node: Node | { $ref?: string }, pointer: string): Located<Node> {
  if (!("$ref" in node) || node.$ref === undefined) return { node: node as Node, pointer };
  const keys = node.$ref.slice("#/".length).split("/");
  const found = keys.reduce<unknown>((parent, key) => (parent as Record<string, unknown>)[key], document);
  return locate(found as Node, node.$ref);
}

/** A key as it stands in a JSON pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The file under spec/ that a component of the bundle comes from: components are named after their files. */
export function fileOf(pointer: string): string {
  const [, kind, name] = /^#\/components\/([^/]+)\/([^/]+)/.exec(pointer) ?? [];
  if (name === undefined) return "spec/openapi.yaml";
  return `spec/components/${name.startsWith("Error") ? "errors" : kind}/${name}.yaml`;
}
