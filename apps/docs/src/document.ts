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

/** A section of the page: with operations, or of Markdown only (`x-traitTag`). */
export interface Tag {
  name: string;
  "x-displayName"?: string;
  "x-traitTag"?: boolean;
  description: string;
}

export interface Operation {
  operationId: string;
  "x-codeSamples"?: CodeSample[];
}

/** A code sample beside an operation. */
export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}

export interface Components {
  parameters: Record<string, { name: string; description: string }>;
  headers: Record<string, Header>;
  responses: Record<string, Response>;
  schemas: Record<string, Schema>;
}

/** A header of a response. */
export interface Header {
  description: string;
  required: boolean;
  schema: { const?: string; pattern?: string };
}

export interface Response {
  headers?: Record<string, { $ref: string }>;
  content?: Record<string, { schema: Schema }>;
}

export interface Schema {
  $ref?: string;
  description?: string;
  oneOf?: Schema[];
  examples?: unknown[];
}

/** The same keys with other values. */
export function mapValues<Value, Mapped>(
  record: Record<string, Value>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
