/** What Go's error messages call the kind of a JSON value. */
export type JsonKind = "object" | "array" | "string" | "number" | "bool" | "null";

/** The Go type of a JSON value, as the struct behind a request declares it. A value of another type is refused. */
export interface GoType {
  /** `null` is always accepted, as if nothing was given. Undefined: any value is accepted. */
  kind: JsonKind | undefined;
  /** A number without a fraction. */
  isInteger: boolean;
  /** What Go's error messages call the type. */
  name: string;
  items: GoType | undefined;
  /** The keys that a struct declares; an object without any is a map. */
  fields: readonly GoField[];
}

/** A key of a struct. */
export interface GoField {
  name: string;
  /** Matches the name in any letter case, by Unicode's simple folding, as Go compares keys. */
  pattern: RegExp;
  type: GoType;
}

/** The part of JSON Schema that requests are described in. */
export interface TypeSchema {
  type?: string | string[];
  items?: TypeSchema;
  properties?: Record<string, TypeSchema>;
}

/** JSON Schema's types, and what Go unmarshals them into. */
const types = new Map<string, { kind: JsonKind; name: string }>([
  ["object", { kind: "object", name: "map[string]interface {}" }],
  ["array", { kind: "array", name: "[]interface {}" }],
  ["string", { kind: "string", name: "string" }],
  ["number", { kind: "number", name: "float64" }],
  ["integer", { kind: "number", name: "int64" }],
  ["boolean", { kind: "bool", name: "bool" }],
]);

/** The Go type that a schema of the spec describes. A schema of several types accepts any value. */
export function goTypeOf(schema: TypeSchema): GoType {
  const named = [schema.type ?? []].flat().filter((each) => each !== "null");
  const type = named.length === 1 ? named.join() : "";
  const { kind, name = "interface {}" } = types.get(type) ?? {};
  const items = schema.items && goTypeOf(schema.items);
  return {
    kind,
    isInteger: type === "integer",
    name: kind === "array" ? `[]${items?.name ?? name}` : name,
    items,
    fields: Object.entries(schema.properties ?? {}).map(([key, property]) => ({
      name: key,
      pattern: new RegExp(`^${key.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}$`, "iu"),
      type: goTypeOf(property),
    })),
  };
}

/** Whether a JSON number is written as Go needs it for an `int64`. */
export function isInt64(text: string): boolean {
  return /^-?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}
