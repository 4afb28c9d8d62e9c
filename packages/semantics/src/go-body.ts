import { hasEnd, type JsonKind, JsonSyntaxError, type JsonValue, parseJson } from "./go-json.ts";
import { parseInt64 } from "./go-text.ts";
import type { Schema } from "./openapi.ts";
import type { Profile } from "./profile.ts";

/** What a server makes of a JSON body. */
export interface GoBody {
  /** The known fields that were given something other than `null`, by the spec's spelling. */
  fields: ReadonlyMap<string, unknown>;
  /** Why the body is refused; undefined where it is accepted. */
  error?: GoBodyError | undefined;
  /** False where builds of the same release may differ in whether they accept it. */
  isCertain: boolean;
}

/** A body that is absent, is not JSON (the reason in Go's words), or has a value of another type than the field's. */
export type GoBodyError = { kind: "absent" } | { kind: "syntax"; reason: string } | Mismatch;

/** The field is undefined for the body as a whole. */
type Mismatch = { kind: "mismatch"; value: string; type: string; field: string | undefined };

type Decoder = Pick<Profile, "jsonDecoder" | "jsonDepth">;

/** sonic counts the levels below a skipped field, so that its limit is only known to within a few levels. */
const depthTolerance = { "encoding/json": 0, sonic: 4 };

/**
 * Reads a body as Go unmarshals JSON into a struct: only the first value; keys in any letter case; of a repeated key the
 * last value counts, but a later `null` does not clear; unknown keys are skipped; one value of another type spoils all.
 *
 * @param schema of the request's struct.
 */
export function readGoBody(bytes: Buffer, schema: Schema, { jsonDecoder, jsonDepth }: Decoder): GoBody {
  const text = bytes.toString("latin1").replace(/^[ \t\n\r]+/, "");
  if (text === "" || (jsonDecoder === "sonic" && !hasEnd(text))) return refusedBody({ kind: "absent" });
  try {
    const { root, depth } = parseJson(text, jsonDepth + depthTolerance[jsonDecoder]);
    const mismatches: Mismatch[] = [];
    const fields = new Map(Object.entries(Object(unmarshal(root, schema, [], mismatches))));
    const [error] = mismatches;
    if (error || depth <= jsonDepth) return { fields, error, isCertain: true };
    return { ...refusedBody(tooDeep), fields, isCertain: false };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return refusedBody({ kind: "syntax", reason: error.message });
    throw error;
  }
}

const tooDeep: GoBodyError = { kind: "syntax", reason: "invalid character '[' exceeded max depth" };

/** A body of which nothing is known but that it is refused. */
export const refusedBody = (error: GoBodyError): GoBody => ({ fields: new Map(), error, isCertain: true });

/** JSON Schema's types, and what Go unmarshals them into. */
const goTypes = new Map<string | undefined, { kind: JsonKind; name: string }>([
  ["object", { kind: "object", name: "map[string]interface {}" }],
  ["array", { kind: "array", name: "[]interface {}" }],
  ["string", { kind: "string", name: "string" }],
  ["number", { kind: "number", name: "float64" }],
  ["integer", { kind: "number", name: "int64" }],
  ["boolean", { kind: "bool", name: "bool" }],
]);

/** The Go type behind a schema, and the kind of value that it takes. A schema of several types takes any value. */
function goTypeOf({ type = [], items }: Schema): { kind?: JsonKind; name: string } {
  const named = [type].flat().filter((each) => each !== "null");
  const goType = named.length === 1 ? goTypes.get(named[0]) : undefined;
  if (!goType) return { name: "interface {}" };
  return goType.kind === "array" && items ? { ...goType, name: `[]${goTypeOf(items).name}` } : goType;
}

/**
 * Puts the value of a field, to which a path leads, into the Go type behind its schema. A value of another type is added
 * to the mismatches, and undefined; `null` is of every type.
 */
function unmarshal(json: JsonValue, schema: Schema, path: readonly string[], mismatches: Mismatch[]): unknown {
  const { kind, value, source = "", members = [] } = json;
  const { items, properties = {} } = schema;
  const names = Object.keys(properties);
  const type = goTypeOf(schema);
  if (kind === "null") return null;
  if (type.kind && (kind !== type.kind || (type.name === "int64" && typeof parseInt64(source) !== "bigint"))) {
    const got = kind === type.kind ? `number ${source}` : kind;
    mismatches.push({ kind: "mismatch", value: got, type: type.name, field: path.join(".") || undefined });
    return undefined;
  }
  if (kind === "array" && items) {
    return members.map(([, each]) => unmarshal(each, items, path, mismatches)).filter((each) => each !== undefined);
  }
  // An object without declared fields is a map.
  if (kind !== "object" || names.length === 0) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, each] of members) {
    const name = names.includes(key) ? key : names.find((declared) => patternOf(declared).test(key));
    const property = properties[name ?? ""];
    if (name === undefined || !property) continue;
    const given = unmarshal(each, property, [...path, name], mismatches);
    if (given !== undefined && given !== null) kept[name] = given;
  }
  return kept;
}

const patterns = new Map<string, RegExp>();

/** What a declared key matches: itself in any letter case, by Unicode's simple folding, as Go compares keys. */
function patternOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const pattern = patterns.get(name) ?? new RegExp(`^${escaped}$`, "iu");
  patterns.set(name, pattern);
  return pattern;
}
