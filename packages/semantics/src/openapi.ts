import type { TypeSchema } from "./go-type.ts";

/** The part of an OpenAPI 3.1 document, and of this project's extensions, that its meaning rests on. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, OperationNode>>;
  components: {
    parameters: { RequestTimeout: Parameter };
    responses: Record<string, ResponseNode>;
  };
}

export interface Reference {
  $ref?: string;
}

/** A JSON Schema, as far as it is looked into here; Ajv sees to the rest. */
export interface Schema extends Reference, TypeSchema {
  title?: string;
  description?: string;
  oneOf?: Schema[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  const?: unknown;
  default?: number;
  pattern?: string;
  maxLength?: number;
  examples?: { message?: string }[];
  "x-milvus-go-type"?: string;
  "x-milvus-resource"?: Resource;
  "x-milvus-since"?: string;
  "x-milvus-error"?: { remedy: string; retryable: boolean };
}

/** What a field or a header names. */
export type Resource = "database" | "collection" | "newCollection" | "partition";

export interface Parameter extends Reference {
  name: string;
  in: string;
  schema: Schema;
}

/** When a response carries a header that is not required: where a difference says so, or to a security scheme. */
export interface SentWhen {
  difference?: string;
  security?: string;
}

export interface HeaderNode extends Reference {
  required?: boolean;
  "x-milvus-sent-when"?: SentWhen;
}

export interface ResponseNode extends Reference {
  headers?: Record<string, HeaderNode>;
  content?: Record<string, { schema: Schema; examples?: Record<string, { value: unknown }> }>;
}

export interface OperationNode {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema; examples?: Record<string, { value: unknown }> }> };
  responses: Record<string, ResponseNode>;
  "x-milvus-idempotent": boolean;
  "x-milvus-non-destructive"?: boolean;
  "x-milvus-since"?: string;
  "x-milvus-privilege"?: string | Record<string, string | null>;
  "x-milvus-limit"?: string;
  "x-milvus-effect"?: Effect;
  "x-milvus-steps"?: Record<string, Record<string, StepOverride>>;
}

/** What an operation does to what it names. */
export type Effect = "load" | "refresh" | "release" | "create" | "drop";

/** What a step comes to in an operation, otherwise than by default. */
export interface StepOverride {
  /** A name of the error catalogue; `Success`: nothing is to be done; `skipped`: the step is not taken. */
  outcome?: string;
  message?: string;
}

/** A node with the JSON pointer of its place, its references followed. */
export interface Located<Node> {
  node: Node;
  pointer: string;
}

/** Follows the references of a node of the bundled document, which are all local. */
export function locate<Node extends Reference>(document: object, node: Node, pointer = ""): Located<Node> {
  if (node.$ref === undefined) return { node, pointer };
  const keys = node.$ref.slice("#/".length).split("/").map(unescapeKey);
  const found = keys.reduce<unknown>((parent, key) => Reflect.get(Object(parent), key), document);
  if (found === undefined) throw new Error(`spec: ${node.$ref} is not in the document`);
  return locate(document, found as Node, node.$ref);
}

/** A key as it is written in a JSON pointer. */
export const escapeKey = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");
const unescapeKey = (key: string) => key.replaceAll("~1", "/").replaceAll("~0", "~");

/** A schema with its references replaced by what they refer to. */
export function resolveSchema(document: object, schema: Schema): Schema {
  const { properties, items, ...rest } = locate<Schema>(document, schema).node;
  return {
    ...rest,
    ...(items && { items: resolveSchema(document, items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, each]) => [name, resolveSchema(document, each)]),
      ),
    }),
  };
}

/** The leaves of a schema's `oneOf`s. */
export function alternativesOf(document: object, schema: Schema, at: string): Located<Schema>[] {
  const { node, pointer } = locate<Schema>(document, schema, at);
  if (!node.oneOf) return [{ node, pointer }];
  return node.oneOf.flatMap((each, index) => alternativesOf(document, each, `${pointer}/oneOf/${index}`));
}

/** The file under spec/ that a place of the bundle comes from: components and paths are named after their files. */
export function fileOf(pointer: string): string {
  const [, path] = /^#\/paths\/~1v2~1vectordb~1([^/]+)/.exec(pointer) ?? [];
  if (path !== undefined) return `spec/paths/${unescapeKey(path)}.yaml`;
  const [, kind, name] = /^#\/components\/([^/]+)\/([^/]+)/.exec(pointer) ?? [];
  if (name === undefined) return "spec/openapi.yaml";
  return `spec/components/${name.startsWith("Error") ? "errors" : kind}/${name}.yaml`;
}
