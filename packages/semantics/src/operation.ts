import { type GoType, goTypeOf } from "./go-type.ts";
import {
  alternativesOf,
  type Effect,
  escapeKey,
  fileOf,
  type HeaderNode,
  type Located,
  locate,
  type OpenApiDocument,
  type OperationNode,
  type Parameter,
  type Resource,
  type ResponseNode,
  resolveSchema,
  type Schema,
  type SentWhen,
  type StepOverride,
} from "./openapi.ts";
import { type Profile, type ProfilesDocument, type StepName, valueIn } from "./profile.ts";

/** What is known of an operation; all of it comes from the spec. */
export interface Operation {
  id: string;
  /** The groups and the method's name, as in the client: `["collections", "getLoadState"]`. */
  keys: readonly string[];
  method: string;
  path: string;
  /** The file under spec/ that describes it. */
  file: string;
  /** The schema of the request's body, its references resolved. */
  body: Schema;
  /** The struct that the server reads the body into, and its name in the server's messages. */
  goType: GoType;
  goTypeName: string;
  /** The schema of a success's `data`, its references resolved; undefined where it is not told apart. */
  successData: Schema | undefined;
  /** The first example of a request's body. */
  example: Readonly<Record<string, unknown>>;
  /** The fields and headers that name something. */
  names: Readonly<Record<Resource, NamedBy>>;
  /** The form of a collection's name. */
  nameForm: NameForm;
  idempotent: boolean;
  /** Whether its work loses no data. */
  nonDestructive: boolean;
  /** What it does to what it names; undefined: it only reads. */
  effect: Effect | undefined;
  /** The rate limit that it counts against; undefined: none. */
  limit: string | undefined;
  /** Whether it declares the header of the time limit. */
  takesRequestTimeout: boolean;
  responses: readonly DeclaredResponse[];
  /** The rules of the responses' headers, by status. */
  headers: ReadonlyMap<number, readonly HeaderRule[]>;
  /** Whether a profile has the route. */
  isServedBy(profile: Profile): boolean;
  /** The privilege that a user needs, as a 403 names it; undefined where none is asked for. */
  privilegeIn(profile: Profile): string | undefined;
  /** What a step comes to otherwise than by default. */
  overrideOf(step: StepName, profile: Profile): StepOverride | undefined;
}

/** Where a request names something: a field of its body, else a header. */
export interface NamedBy {
  field?: string;
  /** Whether the field is a list of names. */
  isList?: boolean;
  header?: string;
}

/** What a name must be like. */
export interface NameForm {
  pattern: RegExp;
  /** In bytes. */
  maxLength: number;
}

/** One of the responses that the spec declares: a status, a media type and one alternative of the schema. */
export interface DeclaredResponse {
  /** The schema's title; of an error, the catalogue's name. */
  title: string;
  isSuccess: boolean;
  status: number;
  mediaType: string;
  /** The envelope's `code`; undefined where the response is not an envelope. */
  code: number | undefined;
  /** The JSON pointer of the schema. */
  pointer: string;
  /** The file under spec/ that declares it. */
  file: string;
}

/** What the spec says of a header of the responses. */
export interface HeaderRule {
  name: string;
  isRequired: boolean;
  sentWhen: SentWhen;
  /** The JSON pointer of its schema. */
  pointer: string;
  file: string;
}

/** What every path begins with. */
const pathPrefix = "/v2/vectordb/";

/** Every operation of the document, in its order. */
export function operationsOf(document: OpenApiDocument, profiles: ProfilesDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, node]) =>
      operationOf(document, Object.keys(profiles.profiles), path, method, node),
    ),
  );
}

function operationOf(
  document: OpenApiDocument,
  profiles: readonly string[],
  path: string,
  method: string,
  node: OperationNode,
): Operation {
  const [content] = Object.values(node.requestBody?.content ?? {});
  const body = resolveSchema(document, content?.schema ?? { type: "object" });
  const headers = (node.parameters ?? [])
    .map((each) => locate<Parameter>(document, each).node)
    .filter((each) => each.in === "header");
  const namedBy = (what: Resource) => namedByOf(document, what, body, headers);
  const names = {
    database: namedBy("database"),
    collection: namedBy("collection"),
    newCollection: namedBy("newCollection"),
    partition: namedBy("partition"),
  };
  const nameField = names.collection.field ?? names.newCollection.field ?? "";
  const { pattern = "", maxLength = Number.POSITIVE_INFINITY } = body.properties?.[nameField] ?? {};
  const responses = Object.entries(node.responses).map(([status, response]) => ({
    status: Number(status),
    response: locate<ResponseNode>(document, response, `#/paths/${escapeKey(path)}/${method}/responses/${status}`),
  }));
  const privileges = node["x-milvus-privilege"];
  const since = profiles.indexOf(node["x-milvus-since"] ?? "");
  return {
    id: node.operationId,
    keys: path.slice(pathPrefix.length).split("/").map(camelCase),
    method: method.toUpperCase(),
    path,
    file: `spec/paths/${path.slice(pathPrefix.length)}.yaml`,
    body,
    goType: goTypeOf(body),
    goTypeName: body["x-milvus-go-type"] ?? node.operationId,
    successData: successDataOf(document, node),
    example: Object(Object.values(content?.examples ?? {})[0]?.value),
    names,
    nameForm: { pattern: new RegExp(pattern, "u"), maxLength },
    idempotent: node["x-milvus-idempotent"],
    nonDestructive: node["x-milvus-non-destructive"] ?? false,
    effect: node["x-milvus-effect"],
    limit: node["x-milvus-limit"],
    takesRequestTimeout: headers.some(({ name }) => name === document.components.parameters.RequestTimeout.name),
    responses: responses.flatMap(({ status, response }) => declaredResponses(document, status, response)),
    headers: new Map(responses.map(({ status, response }) => [status, headerRules(document, response)])),
    isServedBy: ({ name }) => profiles.indexOf(name) >= since,
    privilegeIn: ({ name }) =>
      (typeof privileges === "object" ? valueIn(name, profiles, privileges) : privileges) ?? undefined,
    overrideOf: (step, { name }) => valueIn(name, profiles, node["x-milvus-steps"]?.[step] ?? {}),
  };
}

function successDataOf(document: OpenApiDocument, { responses }: OperationNode): Schema | undefined {
  const response = responses[200] && locate<ResponseNode>(document, responses[200]).node;
  const schema = response?.content?.["application/json"]?.schema;
  const alternatives = schema ? alternativesOf(document, schema, "") : [];
  const success = alternatives.find(({ node }) => node.required?.includes("data"))?.node;
  return success?.properties?.data && resolveSchema(document, success.properties.data);
}

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function namedByOf(document: OpenApiDocument, what: Resource, body: Schema, parameters: readonly Parameter[]): NamedBy {
  const names = (schema: Schema | undefined) => schema?.["x-milvus-resource"] === what;
  const [field, schema] =
    Object.entries(body.properties ?? {}).find(([, each]) => names(each) || names(each.items)) ?? [];
  const header = parameters.find((each) => names(locate<Schema>(document, each.schema).node))?.name;
  return {
    ...(field !== undefined && { field, isList: names(schema?.items) || schema?.items !== undefined }),
    ...(header !== undefined && { header }),
  };
}

/** The responses that a status declares, one for each alternative of its schemas. */
function declaredResponses(
  document: OpenApiDocument,
  status: number,
  { node, pointer }: Located<ResponseNode>,
): DeclaredResponse[] {
  return Object.entries(node.content ?? {}).flatMap(([mediaType, { schema }]) =>
    alternativesOf(document, schema, `${pointer}/content/${escapeKey(mediaType)}/schema`).map((alternative) =>
      declaredResponse(status, mediaType, alternative),
    ),
  );
}

function declaredResponse(status: number, mediaType: string, { node, pointer }: Located<Schema>): DeclaredResponse {
  const code = node.properties?.code?.const;
  return {
    title: node.title ?? pointer,
    isSuccess: node.required?.includes("data") ?? false,
    status,
    mediaType,
    code: typeof code === "number" ? code : undefined,
    pointer,
    file: fileOf(pointer),
  };
}

function headerRules(document: OpenApiDocument, { node, pointer }: Located<ResponseNode>): HeaderRule[] {
  return Object.entries(node.headers ?? {}).map(([name, header]) => {
    const found = locate<HeaderNode>(document, header, `${pointer}/headers/${name}`);
    return {
      name,
      isRequired: found.node.required ?? false,
      sentWhen: found.node["x-milvus-sent-when"] ?? {},
      pointer: `${found.pointer}/schema`,
      file: fileOf(found.pointer),
    };
  });
}
