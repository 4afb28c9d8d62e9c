import type { Parameter, ResponseNode, Schema, SentWhen, StepOverride } from "./openapi.ts";
import { alternativesOf, type Dereferenced, type Effect, type OperationNode, type Resource } from "./openapi.ts";
import { type Profile, type StepName, valueIn } from "./profile.ts";

/** What is known of an operation; all of it comes from the spec. */
export interface Operation {
  id: string;
  /** The groups and the method's name, as in the client: `["collections", "getLoadState"]`. */
  keys: readonly string[];
  method: string;
  path: string;
  /** The file under spec/ that describes it. */
  file: string;
  /** The schema of the request's body. */
  body: Schema;
  /** The name of the body's struct in the server's messages. */
  goTypeName: string;
  /** The schema of a success's `data`; undefined where it is not told apart. */
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
  schema: Schema;
  /** The schema's title; of an error, the catalogue's name. */
  title: string;
  isSuccess: boolean;
  status: number;
  mediaType: string;
  /** The envelope's `code`; undefined where the response is not an envelope. */
  code: number | undefined;
  /** The JSON pointer of the schema. */
  pointer: string;
  /** The file under spec/ that it comes from. */
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

/**
 * Every operation of the document, in its order.
 *
 * @param profiles the names of the profiles, the oldest first.
 */
export function operationsOf(document: Dereferenced, profiles: readonly string[]): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, node]) => operationOf(document, profiles, path, method, node)),
  );
}

function operationOf(
  document: Dereferenced,
  profiles: readonly string[],
  path: string,
  method: string,
  node: OperationNode,
): Operation {
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
  const statuses = Object.entries(node.responses).map(([status, response]) => [Number(status), response] as const);
  const responses = statuses.flatMap(([status, response]) => declaredResponses(document, status, response));
  const privileges = node["x-milvus-privilege"];
  const since = profiles.indexOf(node["x-milvus-since"] ?? "");
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
    headers: new Map(statuses.map(([status, response]) => [status, headerRules(document, response)])),
    isServedBy: (profile) => profiles.indexOf(profile.name) >= since,
    privilegeIn: (profile) =>
      (typeof privileges === "object" ? valueIn(profile.name, profiles, privileges) : privileges) ?? undefined,
    overrideOf: (step, profile) => valueIn(profile.name, profiles, node["x-milvus-steps"]?.[step] ?? {}),
  };
}

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function namedBy(what: Resource, body: Schema, parameters: readonly Parameter[]): NamedBy {
  const names = (schema: Schema | undefined) => schema?.["x-milvus-resource"] === what;
  const [field, schema] =
    Object.entries(body.properties ?? {}).find(([, each]) => names(each) || names(each.items)) ?? [];
  const header = parameters.find((each) => names(each.schema))?.name;
  return {
    ...(field !== undefined && { field, isList: schema?.items !== undefined }),
    ...(header !== undefined && { header }),
  };
}

/** The responses that a status declares, one for each alternative of its schemas. */
function declaredResponses(document: Dereferenced, status: number, { content = {} }: ResponseNode): DeclaredResponse[] {
  return Object.entries(content).flatMap(([mediaType, { schema: whole }]) =>
    alternativesOf(whole).map((schema) => {
      const { title, required = [], properties } = schema;
      const place = document.placeOf(schema);
      const code = properties?.code?.const;
      return {
        title: title ?? place.pointer,
        isSuccess: required.includes("data"),
        status,
        mediaType,
        code: typeof code === "number" ? code : undefined,
        schema,
        ...place,
      };
    }),
  );
}

function headerRules(document: Dereferenced, { headers = {} }: ResponseNode): HeaderRule[] {
  return Object.entries(headers).map(([name, header]) => {
    const { pointer, file } = document.placeOf(header);
    const { required: isRequired = false, "x-milvus-sent-when": sentWhen = {} } = header;
    return { name, isRequired, sentWhen, pointer: `${pointer}/schema`, file };
  });
}
