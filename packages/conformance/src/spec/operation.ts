import { operationTable, pathPrefix } from "@milvus-rest/types";
import { type DeclaredAnswer, declaredAnswers } from "./declared-answer.ts";
import {
  document,
  escapeKey,
  locate,
  type OperationNode,
  type Parameter,
  type ResponseNode,
  type Schema,
  timeLimit,
} from "./document.ts";
import { type HeaderRule, headerRules } from "./header-rule.ts";

/** What the kit knows of an operation; all of it comes from the spec. */
export interface Operation {
  /** The first part of its checks' ids: the method's name; with the group before it where an earlier group has one of the name. */
  name: string;
  method: string;
  path: string;
  /** The file under spec/ that describes it. */
  file: string;
  /** The schema of the request's body, its references resolved. */
  body: Schema;
  /** The first example of a request's body. */
  example: Readonly<Record<string, unknown>>;
  /** The fields and headers that name something. */
  names: { collection: NamedBy; database: NamedBy };
  /** The form of a collection's name. */
  nameForm: NameForm;
  isIdempotent: boolean;
  /** Whether its work loses no data, so that the kit may have it done to a collection that it is given. */
  keepsData: boolean;
  /** The privilege that a user needs, as a 403 names it; undefined where the spec does not say. */
  privilege: string | undefined;
  /** Whether it declares the header of the time limit. */
  takesTimeLimit: boolean;
  answers: readonly DeclaredAnswer[];
  /** Rules of the answers' headers, by status. */
  headers: ReadonlyMap<number, readonly HeaderRule[]>;
}

/** Where a request names something: a field of its body, else a header. */
export interface NamedBy {
  field?: string;
  header?: string;
}

/** What a name must be like. */
export interface NameForm {
  pattern: RegExp;
  /** In bytes. */
  maxLength: number;
}

/** Whether a text has the form of a name. */
export function isNameOf({ pattern, maxLength }: NameForm, text: string): boolean {
  return pattern.test(text) && Buffer.byteLength(text) <= maxLength;
}

/** Every operation of the spec, in its order. */
export const operations: readonly Operation[] = rowsOf(operationTable).map(({ keys, method, path }, at, rows) => {
  const [name = ""] = keys.slice(-1);
  const isTaken = rows.slice(0, at).some((earlier) => earlier.keys.at(-1) === name);
  const file = `spec/paths/${path.slice(pathPrefix.length)}.yaml`;
  return operationOf({ name: isTaken ? keys.join(".") : name, file, method, path });
});

/** Stands in where the spec is asked for what all operations share. */
export const anyOperation: Operation = theFirst(operations);

interface Row {
  /** The groups, then the method's name. */
  keys: string[];
  method: string;
  path: string;
}

type Table = { readonly [key: string]: Table | Omit<Row, "keys"> };

/** The rows of the generated table, which is grouped as the paths are. */
function rowsOf(table: Table, groups: string[] = []): Row[] {
  return Object.entries(table).flatMap(([key, entry]) => {
    const keys = [...groups, key];
    return isRow(entry) ? { keys, method: entry.method, path: entry.path } : rowsOf(entry, keys);
  });
}

function isRow(entry: Table[string]): entry is Omit<Row, "keys"> {
  return typeof entry.path === "string";
}

type Place = Pick<Operation, "name" | "method" | "path" | "file">;

function operationOf(place: Place): Operation {
  const method = place.method.toLowerCase();
  const node = document.paths[place.path]?.[method];
  if (!node) throw new Error(`spec/openapi.yaml has no ${place.method} ${place.path}: run \`pnpm generate\``);
  const [content] = Object.values(node.requestBody?.content ?? {});
  const body = resolveAll(content?.schema ?? { type: "object" });
  const headers = headerParameters(node);
  const names = { collection: namedBy("collection", body, headers), database: namedBy("database", body, headers) };
  const { pattern = "", maxLength = Number.POSITIVE_INFINITY } = body.properties?.[names.collection.field ?? ""] ?? {};
  const responses = Object.entries(node.responses).map(([status, response]) => ({
    status,
    response: locate<ResponseNode>(response, `#/paths/${escapeKey(place.path)}/${method}/responses/${status}`),
  }));
  return {
    ...place,
    body,
    example: Object(Object.values(content?.examples ?? {})[0]?.value),
    names,
    nameForm: { pattern: new RegExp(pattern, "u"), maxLength },
    isIdempotent: node["x-milvus-idempotent"],
    keepsData: node["x-milvus-non-destructive"] ?? false,
    privilege: node["x-milvus-privilege"],
    takesTimeLimit: headers.some(({ name }) => name === timeLimit.header),
    answers: responses.flatMap(({ status, response }) => declaredAnswers(status, response)),
    headers: new Map(responses.map(({ status, response }) => [Number(status), headerRules(response)])),
  };
}

function headerParameters({ parameters = [] }: OperationNode): Parameter[] {
  return parameters.map((each) => locate<Parameter>(each, "").node).filter(({ in: place }) => place === "header");
}

function namedBy(what: keyof Operation["names"], body: Schema, parameters: readonly Parameter[]): NamedBy {
  const field = Object.entries(body.properties ?? {}).find(([, schema]) => schema["x-milvus-resource"] === what)?.[0];
  const header = parameters.find(({ schema }) => locate<Schema>(schema, "").node["x-milvus-resource"] === what)?.name;
  return { ...(field === undefined ? {} : { field }), ...(header === undefined ? {} : { header }) };
}

/** A schema with its references replaced by what they refer to. */
function resolveAll(schema: Schema): Schema {
  const { properties, items, ...rest } = locate<Schema>(schema, "").node;
  return {
    ...rest,
    ...(items && { items: resolveAll(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, resolveAll(each)])),
    }),
  };
}

function theFirst([first]: readonly Operation[]): Operation {
  if (!first) throw new Error("spec/openapi.yaml has no operation: there is nothing to check");
  return first;
}
