/** The part of the bundled OpenAPI document that the docs read or change; everything else passes through unchanged. */
export interface OpenApiDocument {
  info: { title: string; summary: string; description: string };
  servers: Server[];
  tags: Tag[];
  paths: Record<string, Record<string, Operation>>;
  components: Components;
}

/** Where the API is served. */
export interface Server {
  url: string;
  description: string;
}

/** A section of the reference: with operations, or of Markdown only (`x-traitTag`). */
export interface Tag {
  name: string;
  "x-displayName"?: string;
  "x-traitTag"?: boolean;
  description: string;
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: (Parameter | Reference)[];
  requestBody?: { content: Record<string, { schema: Schema; examples?: Record<string, { value?: unknown }> }> };
  responses: Record<string, Response | Reference>;
  "x-codeSamples"?: CodeSample[];
  "x-milvus-idempotent"?: boolean;
  /** What a user must be granted, or that by the first release that asks for it; null: nothing. */
  "x-milvus-privilege"?: string | Record<string, string | null> | null;
}

/** A code sample beside an operation. */
export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}

export interface Components {
  parameters: Record<string, Parameter>;
  headers: Record<string, Header>;
  responses: Record<string, Response>;
  schemas: Record<string, Schema>;
}

export interface Reference {
  $ref: string;
}

export interface Parameter {
  name: string;
  description: string;
  schema: Schema;
}

/** A header of a response. */
export interface Header {
  description: string;
  required: boolean;
  schema: { const?: string; pattern?: string };
}

export interface Response {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, { schema: Schema }>;
}

export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  default?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  examples?: unknown[];
  deprecated?: boolean;
}

/** An operation with its place in the document. */
export interface PlacedOperation extends Operation {
  method: string;
  path: string;
  tag: Tag;
  /** Where it is in the reference, as a link from the root of the docs. */
  link: string;
}

/** Every operation of a document, in the document's order. */
export function operationsOf({ paths, tags }: OpenApiDocument): PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const tag = tags.find(({ name }) => name === operation.tags[0]);
      if (!tag) throw new Error(`${operation.operationId} has the tag ${operation.tags[0]}, which the document lacks`);
      const link = `/reference/#tag/${tag.name}/operation/${operation.operationId}`;
      return { ...operation, method: method.toUpperCase(), path, tag, link };
    }),
  );
}

/** The schema that a reference names, with what stands beside the reference, or the schema itself. */
export function resolveSchema(schema: Schema, { schemas }: Components): Schema {
  const { $ref, ...beside } = schema;
  return $ref === undefined ? schema : { ...resolve<Schema>({ $ref }, schemas), ...beside };
}

/**
 * The component that a reference names, or the value itself.
 *
 * @throws {Error} when the document lacks it.
 */
export function resolve<Value extends object>(value: Value | Reference, components: Record<string, Value>): Value {
  if (!isReference(value)) return value;
  const found = components[value.$ref.split("/").at(-1) ?? ""];
  if (found === undefined) throw new Error(`${value.$ref} is not in the document`);
  return found;
}

/** Whether a value stands for a component. */
export function isReference(value: object): value is Reference {
  return "$ref" in value && typeof value.$ref === "string";
}

/** The same keys with other values. */
export function mapValues<Value, Mapped>(
  record: Record<string, Value>,
  map: (value: Value, key: string) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
