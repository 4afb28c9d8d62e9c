import { successCodes } from "@milvus-rest/types";
import {
  openapi,
  resolve,
  type Schema,
  type SpecOperation,
  type SpecParameter,
  type SpecResponse,
} from "./document.ts";
import type { Effect } from "./effects.ts";
import { type Type, typeOf } from "./json/type.ts";

/** What the front knows of an operation; all of it comes from the spec. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  /** The server's own name of the request, which its messages use. */
  struct: string;
  /** The type of the request's body. */
  body: Type;
  /** Fields that must hold something. */
  required: readonly string[];
  /** The field or header that names a database or a collection. */
  names: { database: NamedBy; collection: NamedBy };
  /** The form of a collection's name. */
  nameForm: NameForm;
  /** What it does to the collection that it names; undefined: nothing. */
  effect: Effect | undefined;
  /** The privilege that a user needs, as a 403 names it. */
  privilege: string;
  /** The examples of a success: code → name of the example. */
  successes: ReadonlyMap<number, string>;
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

const codes: ReadonlySet<number> = new Set(successCodes);

/** The header of a request's time limit, in seconds, and the limit of a request without it. */
export const timeLimit = {
  header: openapi.components.parameters.RequestTimeout.name,
  default: openapi.components.parameters.RequestTimeout.schema.default ?? Number.POSITIVE_INFINITY,
};

/** The operations of the spec, by method and path. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [
      `${method.toUpperCase()} ${path}`,
      operationOf(method.toUpperCase(), path, operation),
    ]),
  ),
);

function operationOf(method: string, path: string, operation: SpecOperation): Operation {
  const { operationId, parameters = [], requestBody, responses } = operation;
  const [content] = Object.values(requestBody?.content ?? {});
  const body = resolveAll(content?.schema ?? { type: "object" });
  const fields = Object.entries(body.properties ?? {});
  const headers = parameters
    .map((parameter) => resolve<SpecParameter>(parameter))
    .filter((each) => each.in === "header");
  const namedBy = (what: keyof Operation["names"]): NamedBy => {
    const field = fields.find(([, schema]) => schema["x-milvus-resource"] === what)?.[0];
    const header = headers.find(({ schema }) => resolve<Schema>(schema)["x-milvus-resource"] === what)?.name;
    return { ...(field === undefined ? {} : { field }), ...(header === undefined ? {} : { header }) };
  };
  const collection = namedBy("collection");
  const { pattern = "", maxLength = Number.POSITIVE_INFINITY } = body.properties?.[collection.field ?? ""] ?? {};
  return {
    id: operationId,
    method,
    path,
    struct: body["x-milvus-go-type"] ?? operationId,
    body: typeOf(body),
    required: body.required ?? [],
    names: { database: namedBy("database"), collection },
    nameForm: { pattern: new RegExp(pattern, "u"), maxLength },
    effect: operation["x-milvus-effect"],
    privilege: operation["x-milvus-privilege"] ?? operationId,
    successes: successesOf(responses),
  };
}

function successesOf(responses: SpecOperation["responses"]): ReadonlyMap<number, string> {
  const all = Object.values(responses)
    .flatMap((response) => Object.values(resolve<SpecResponse>(response).content ?? {}))
    .flatMap(({ examples = {} }) => Object.entries(examples))
    .flatMap(([name, { value }]) => (value.code === undefined ? [] : [[value.code, name] as const]))
    .filter(([code]) => codes.has(code));
  return new Map(all.toReversed());
}

/** A schema with its references replaced by what they refer to. */
function resolveAll(schema: Schema): Schema {
  const { properties, items, ...rest } = resolve<Schema>(schema);
  return {
    ...rest,
    ...(items && { items: resolveAll(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, resolveAll(each)])),
    }),
  };
}
