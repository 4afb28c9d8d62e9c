import type { Kind } from "./scanner.ts";

/** What a JSON value may be, as the struct behind a request says it: a value that is not of its type is refused. */
export interface Type {
  /** `null` is always taken, as nothing said. Undefined: anything is taken. */
  kind: Kind | undefined;
  /** A number without fraction. */
  integer: boolean;
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

const kinds = new Map<string, Kind>([
  ["object", "object"],
  ["array", "array"],
  ["string", "string"],
  ["number", "number"],
  ["integer", "number"],
  ["boolean", "bool"],
]);

/** The type that a schema of the spec describes. */
export function typeOf(schema: TypeSchema): Type {
  const [name = ""] = [schema.type ?? []].flat().filter((each) => each !== "null");
  return {
    kind: kinds.get(name),
    integer: name === "integer",
    items: schema.items && typeOf(schema.items),
    fields: Object.entries(schema.properties ?? {}).map(([key, property]) => ({
      name: key,
      spelling: new RegExp(`^${key.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}$`, "iu"),
      type: typeOf(property),
    })),
  };
}
