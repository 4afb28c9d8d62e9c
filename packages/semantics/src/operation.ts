import {
  type DeclaredResponse,
  type Dereferenced,
  declaredResponses,
  type Effect,
  type HeaderRule,
  headerRules,
  type OperationNode,
  type Parameter,
  type Resource,
  type Schema,
  type StepOverride,
} from "./openapi.ts";
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

/** Where a request names something: a field of its body, which may be a list of names, else a header. */
export type NamedBy = { field?: string; isList?: boolean; header?: string };

/** What a name must be like; the length is in bytes. */
export type NameForm = { pattern: RegExp; maxLength: number };

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
  const responses = declaredResponses(node, document);
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
    headers: headerRules(node, document),
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
