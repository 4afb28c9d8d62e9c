/** The part of an OpenAPI 3.1 document, and of this project's extensions, that its meaning rests on; without references. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, OperationNode>>;
  components: { parameters: { RequestTimeout: Parameter } };
}

export interface OperationNode {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
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

export type Parameter = { name: string; in: string; schema: Schema };

interface ResponseNode {
  headers?: Record<string, { required?: boolean; "x-milvus-sent-when"?: SentWhen }>;
  content?: Content;
}

/** When a response carries a header that is not required: where a difference says so, or to a security scheme. */
type SentWhen = { difference?: string; security?: string };

type Content = Record<string, { schema: Schema; examples?: Record<string, { value: unknown }> }>;

/** A JSON Schema, as far as it is looked into here; Ajv sees to the rest. */
export interface Schema {
  type?: string | string[];
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

/** Where something is said: its JSON pointer in the bundle, and the file under spec/. */
interface Place {
  pointer: string;
  file: string;
}

/** A bundled document whose references are replaced by what they refer to. */
export interface Dereferenced extends OpenApiDocument {
  placeOf(node: object): Place;
}

/** Replaces the references of a bundled document; all of them are local. */
export function dereference(bundle: OpenApiDocument): Dereferenced {
  const copies = new Map<string, object>();
  const pointers = new Map<object, string>();
  function copy(node: unknown, pointer: string): unknown {
    if (typeof node !== "object" || node === null) return node;
    if ("$ref" in node) return copy(nodeAt(bundle, String(node.$ref)), String(node.$ref));
    const known = copies.get(pointer);
    if (known) return known;
    const copied = Array.isArray(node) ? [] : {};
    copies.set(pointer, copied);
    pointers.set(copied, pointer);
    for (const [key, child] of Object.entries(node)) {
      Reflect.set(copied, key, copy(child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`));
    }
    return copied;
  }
  const placeOf = (node: object) => ({ pointer: pointers.get(node) ?? "", file: fileOf(pointers.get(node) ?? "") });
  return { ...(copy(bundle, "#") as OpenApiDocument), placeOf };
}

function nodeAt(document: object, pointer: string): unknown {
  const keys = pointer.slice("#/".length).split("/").map(unescapeKey);
  const found = keys.reduce<unknown>((parent, key) => Reflect.get(Object(parent), key), document);
  if (found === undefined) throw new Error(`spec: ${pointer} is not in the document`);
  return found;
}

const unescapeKey = (key: string) => key.replaceAll("~1", "/").replaceAll("~0", "~");

/** Components and paths are named after their files. */
function fileOf(pointer: string): string {
  const [, path] = /^#\/paths\/~1v2~1vectordb~1([^/]+)/.exec(pointer) ?? [];
  if (path !== undefined) return `spec/paths/${unescapeKey(path)}.yaml`;
  const [, kind, name] = /^#\/components\/([^/]+)\/([^/]+)/.exec(pointer) ?? [];
  if (name === undefined) return "spec/openapi.yaml";
  return `spec/components/${name.startsWith("Error") ? "errors" : kind}/${name}.yaml`;
}

/** One of the responses that the spec declares: a status, a media type and one alternative of the schema. */
export interface DeclaredResponse extends Place {
  schema: Schema;
  /** The schema's title; of an error, the catalogue's name. */
  title: string;
  isSuccess: boolean;
  status: number;
  mediaType: string;
  /** The envelope's `code`; undefined where the response is not an envelope. */
  code: number | undefined;
}

/** The responses of an operation, in the order of the document. */
export function declaredResponses({ responses }: OperationNode, document: Dereferenced): DeclaredResponse[] {
  return Object.entries(responses).flatMap(([status, { content = {} }]) =>
    Object.entries(content).flatMap(([mediaType, media]) =>
      alternativesOf(media.schema).map((schema) => {
        const { title, required = [], properties } = schema;
        const place = document.placeOf(schema);
        const code = properties?.code?.const;
        const envelope = { isSuccess: required.includes("data"), code: typeof code === "number" ? code : undefined };
        return { ...place, schema, title: title ?? place.pointer, status: Number(status), mediaType, ...envelope };
      }),
    ),
  );
}

/** The leaves of a schema's `oneOf`s. */
const alternativesOf = (schema: Schema): Schema[] => schema.oneOf?.flatMap(alternativesOf) ?? [schema];

/** What the spec says of a header of the responses; its place is that of its schema. */
export interface HeaderRule extends Place {
  name: string;
  isRequired: boolean;
  sentWhen: SentWhen;
}

/** The rules of the responses' headers, by status. */
export function headerRules({ responses }: OperationNode, document: Dereferenced): Map<number, HeaderRule[]> {
  const rulesOf = ({ headers = {} }: ResponseNode) =>
    Object.entries(headers).map(([name, header]) => {
      const { pointer, file } = document.placeOf(header);
      const { required: isRequired = false, "x-milvus-sent-when": sentWhen = {} } = header;
      return { name, isRequired, sentWhen, pointer: `${pointer}/schema`, file };
    });
  return new Map(Object.entries(responses).map(([status, response]) => [Number(status), rulesOf(response)]));
}
