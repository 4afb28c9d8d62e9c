import type { Kind } from "./scanner.ts";

/** What a JSON value may be, as the struct behind a request says it: a value that is not of its type is refused. */
export interface Type {
  /** `null` is always taken, as nothing said. Undefined: anything is taken. */
  kind: Kind | undefined;
  /** A number without fraction. */
  integer: boolean;
  /** What Go's messages call the type. */
  name: string;
  items: Type | undefined;
  fields: readonly Field[];
}

/** A key that a request's object may have. */
export interface Field {
  name: string;
  /** The name in any letter case, by Unicode's simple folding, as Go compares keys. */
  spelling: RegExp;
  type: Type;
}

/** The part of JSON Schema that requests are described in. */
export interface TypeSchema {
  type?: string | string[];
  items?: TypeSchema;
  properties?: Record<string, TypeSchema>;
}

/** The types of JSON Schema, and how Go holds them. */
const types = new Map<string, { kind: Kind; name: string }>([
  ["object", { kind: "object", name: "map[string]interface {}" }],
  ["array", { kind: "array", name: "[]interface {}" }],
  ["string", { kind: "string", name: "string" }],
  ["number", { kind: "number", name: "float64" }],
  ["integer", { kind: "number", name: "int64" }],
  ["boolean", { kind: "bool", name: "bool" }],
]);

/** The type that a schema of the spec describes. What may be of several types is taken whatever it is. */
export function typeOf(schema: TypeSchema): Type {
  const named = [schema.type ?? []].flat().filter((each) => each !== "null");
  const type = named.length === 1 ? named.join() : "";
  const { kind, name = "interface {}" } = types.get(type) ?? {};
  const items = schema.items && typeOf(schema.items);
  return {
    kind,
    integer: type === "integer",
    name: kind === "array" ? `[]${items?.name ?? name}` : name,
    items,
    fields: Object.entries(schema.properties ?? {}).map(([key, property]) => ({
      name: key,
      spelling: new RegExp(`^${key.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}$`, "iu"),
      type: typeOf(property),
    })),
  };
}
