import { copyJson } from "./knowledge.ts";
import { hasSince, type Profile, type StepName, valueIn } from "./profile.ts";

/** The part of an OpenAPI 3.1 document, and of this project's extensions, that its meaning rests on; without references. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, OperationNode>>;
  components: { parameters: { RequestTimeout: Parameter } };
}

interface OperationNode {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { headers?: HeaderNodes; content?: Content }>;
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

/** A name of the error catalogue, or `Success`: nothing is to be done, or `skipped`: the step is not taken. */
type StepOverride = { outcome?: string; message?: string };

type Parameter = { name: string; in: string; schema: Schema };

/** When a response carries a header that is not required: where a difference says so, or to a security scheme. */
type SentWhen = { difference?: string; security?: string };

type HeaderNodes = Record<string, { required?: boolean; "x-milvus-sent-when"?: SentWhen }>;

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
type Resource = "database" | "collection" | "newCollection" | "partition";

/** Where something is said: its JSON pointer in the bundle, and the file under spec/. */
type Place = { pointer: string; file: string };

/** A bundled document whose references are replaced by what they refer to. */
type Dereferenced = OpenApiDocument & { placeOf(node: object): Place };

/** Replaces the references of a bundled document, all of which are local. */
export function dereference(bundle: OpenApiDocument): Dereferenced {
  const document = copyJson(bundle);
  const nodes = new Map<string, object>();
  const pointers = new Map<object, string>();
  function add(node: object, pointer: string): void {
    nodes.set(pointer, node);
    pointers.set(node, pointer);
    for (const [key, child] of childrenOf(node)) {
      add(child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
  }
  function follow(node: { $ref?: string }): object {
    if (node.$ref === undefined) return node;
    const target = nodes.get(node.$ref);
    if (!target) throw new Error(`spec: ${node.$ref} is not in the document`);
    return follow(target);
  }
  add(document, "#");
  for (const node of nodes.values()) for (const [key, child] of childrenOf(node)) Reflect.set(node, key, follow(child));
  const placeOf = (node: object) => ({ pointer: pointers.get(node) ?? "", file: fileOf(pointers.get(node) ?? "") });
  return { ...document, placeOf };
}

const childrenOf = (node: object): [string, object][] =>
  Object.entries(node).filter(([, child]) => typeof child === "object" && child !== null);

/** Components and paths are named after their files. */
function fileOf(pointer: string): string {
  const [, path] = /^#\/paths\/~1v2~1vectordb~1([^/]+)/.exec(pointer) ?? [];
  if (path !== undefined) return `spec/paths/${path.replaceAll("~1", "/")}.yaml`;
  const [, kind, name] = /^#\/components\/([^/]+)\/([^/]+)/.exec(pointer) ?? [];
  if (name === undefined) return "spec/openapi.yaml";
  return `spec/components/${name.startsWith("Error") ? "errors" : kind}/${name}.yaml`;
}

/** What is known of an operation; all of it comes from the spec. */
export interface Operation {
  id: string;
  /** The groups and the method's name, as in the client: `["collections", "getLoadState"]`. */
  keys: readonly string[];
  method: string;
  path: string;
  /** Under spec/. */
  file: string;
  body: Schema;
  /** The body without the fields that only later profiles have. */
  bodyIn(profile: Profile): Schema;
  /** The name of the body's struct in the server's messages. */
  goTypeName: string;
  /** The schema of a success's `data`; undefined where it is not told apart. */
  successData: Schema | undefined;
  example: Readonly<Record<string, unknown>>;
  names: Readonly<Record<Resource, NamedBy>>;
  /** Of a collection. */
  nameForm: NameForm;
  idempotent: boolean;
  /** Whether its work loses no data. */
  nonDestructive: boolean;
  /** What it does to what it names; undefined: it only reads. */
  effect: Effect | undefined;
  /** The rate limit that it counts against; undefined: none. */
  limit: string | undefined;
  takesRequestTimeout: boolean;
  responses: readonly DeclaredResponse[];
  /** The rules of the responses' headers, by status. */
  headers: ReadonlyMap<number, readonly HeaderRule[]>;
  isServedBy(profile: Profile): boolean;
  /** The privilege that a user needs, as a 403 names it; undefined where none is asked for. */
  privilegeIn(profile: Profile): string | undefined;
  /** What a step comes to otherwise than by default. */
  overrideOf(step: StepName, profile: Profile): StepOverride | undefined;
}

/** Where a request names something: a field of its body, which may be a list of names, else a header. */
export type NamedBy = { field?: string; isList?: boolean; header?: string };

/** What a name must be like; the length is in bytes. */
export type NameForm = { pattern: RegExp; maxLength: number };

const pathPrefix = "/v2/vectordb/";

/** Every operation of the document, in its order. The profiles are given by their names, the oldest first. */
export function operationsOf(document: Dereferenced, profiles: readonly string[]): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, node]) => operationOf({ path, method, node }, document, profiles)),
  );
}

type Placed = { path: string; method: string; node: OperationNode };

function operationOf({ path, method, node }: Placed, document: Dereferenced, profiles: readonly string[]): Operation {
  const [content] = Object.values(node.requestBody?.content ?? {});
  const body = content?.schema ?? { type: "object" };
  const headers = (node.parameters ?? []).filter((each) => each.in === "header");
  const { RequestTimeout } = document.components.parameters;
  const names = {
    database: namedBy("database", body, headers),
    collection: namedBy("collection", body, headers),
    newCollection: namedBy("newCollection", body, headers),
    partition: namedBy("partition", body, headers),
  };
  const nameField = names.collection.field ?? names.newCollection.field ?? "";
  const { pattern = "", maxLength = Number.POSITIVE_INFINITY } = body.properties?.[nameField] ?? {};
  const responses = declaredResponses(node, document);
  const { "x-milvus-privilege": privileges, "x-milvus-steps": overrides = {} } = node;
  const isIn = (profile: string) => (each: Pick<Schema, "x-milvus-since">) =>
    hasSince(profile, profiles, each["x-milvus-since"]);
  const bodies = new Map(profiles.map((profile) => [profile, withFields(body, isIn(profile))]));
  const name = path.slice(pathPrefix.length);
  return {
    id: node.operationId,
    keys: name.split("/").map(camelCase),
    method: method.toUpperCase(),
    path,
    file: `spec/paths/${name}.yaml`,
    body,
    goTypeName: body["x-milvus-go-type"] ?? node.operationId,
    successData: responses.find(({ isSuccess }) => isSuccess)?.schema.properties?.data,
    example: Object(Object.values(content?.examples ?? {})[0]?.value),
    names,
    nameForm: { pattern: new RegExp(pattern, "u"), maxLength },
    idempotent: node["x-milvus-idempotent"],
    nonDestructive: node["x-milvus-non-destructive"] ?? false,
    effect: node["x-milvus-effect"],
    limit: node["x-milvus-limit"],
    takesRequestTimeout: headers.some((each) => each.name === RequestTimeout.name),
    responses,
    headers: headerRules(node, document),
    bodyIn: (profile) => bodies.get(profile.name) ?? body,
    isServedBy: (profile) => isIn(profile.name)(node),
    privilegeIn: (profile) =>
      (typeof privileges === "object" ? valueIn(profile.name, profiles, privileges) : privileges) ?? undefined,
    overrideOf: (step, profile) => overrides[step] && valueIn(profile.name, profiles, overrides[step]),
  };
}

function withFields(body: Schema, isKnown: (field: Schema) => boolean): Schema {
  const known = Object.entries(body.properties ?? {}).filter(([, field]) => isKnown(field));
  return { ...body, properties: Object.fromEntries(known) };
}

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function namedBy(what: Resource, body: Schema, parameters: readonly Parameter[]): NamedBy {
  const names = (schema: Schema | undefined) => schema?.["x-milvus-resource"] === what;
  const [field, schema] =
    Object.entries(body.properties ?? {}).find(([, each]) => names(each) || names(each.items)) ?? [];
  const header = parameters.find((each) => names(each.schema))?.name;
  const byField = field !== undefined && { field, isList: schema?.items !== undefined };
  return { ...byField, ...(header !== undefined && { header }) };
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
function declaredResponses({ responses }: OperationNode, document: Dereferenced): DeclaredResponse[] {
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
function headerRules({ responses }: OperationNode, document: Dereferenced): Map<number, HeaderRule[]> {
  const rulesOf = (headers: HeaderNodes) =>
    Object.entries(headers).map(([name, header]) => {
      const { pointer, file } = document.placeOf(header);
      const { required: isRequired = false, "x-milvus-sent-when": sentWhen = {} } = header;
      return { name, isRequired, sentWhen, pointer: `${pointer}/schema`, file };
    });
  return new Map(Object.entries(responses).map(([status, { headers = {} }]) => [Number(status), rulesOf(headers)]));
}
