import type { HttpRequest } from "./go-http.ts";
import { decodeUtf8, parseInt64, quoteByte } from "./go-text.ts";
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

type Body = Pick<HttpRequest, "body" | "bodyError">;
type Decoder = Pick<Profile, "jsonDecoder" | "jsonDepth">;

/** sonic counts the levels below a skipped field, so that its limit is only known to within a few levels. */
const depthTolerance = { "encoding/json": 0, sonic: 4 };

/**
 * Reads a body as Go unmarshals JSON into a struct: only the first value; keys in any letter case; of a repeated key the
 * last value counts, but a later `null` does not clear; unknown keys are skipped; one value of another type spoils all.
 */
export function readGoBody(request: Body, schema: Schema, { jsonDecoder, jsonDepth }: Decoder): GoBody | undefined {
  if (request.bodyError !== undefined) return refused({ kind: "syntax", reason: request.bodyError });
  if (!request.body) return undefined;
  const text = request.body.toString("latin1").replace(/^[ \t\n\r]+/, "");
  if (text === "" || (jsonDecoder === "sonic" && !hasEnd(text))) return refused({ kind: "absent" });
  try {
    const { root, depth } = parseJson(text, jsonDepth + depthTolerance[jsonDecoder]);
    const mismatches: Mismatch[] = [];
    const fields = new Map(Object.entries(Object(unmarshal(root, schema, [], mismatches))));
    const [error] = mismatches;
    if (error || depth <= jsonDepth) return { fields, error, isCertain: true };
    const reason = "invalid character '[' exceeded max depth";
    return { fields, error: { kind: "syntax", reason }, isCertain: false };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return refused({ kind: "syntax", reason: error.message });
    throw error;
  }
}

const refused = (error: GoBodyError): GoBody => ({ fields: new Map(), error, isCertain: true });

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
  const named = typeof type === "string" ? [type] : type.filter((each) => each !== "null");
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
    return members.map(([, each]) => unmarshal(each, items, path, mismatches) ?? zeroOf(items));
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

/** What Go has in a list where the JSON has `null`. */
function zeroOf(items: Schema): unknown {
  return { object: {}, array: [], string: "", number: 0, bool: false, null: null }[goTypeOf(items).kind ?? "null"];
}

const patterns = new Map<string, RegExp>();

/** What a declared key matches: itself in any letter case, by Unicode's simple folding, as Go compares keys. */
function patternOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const pattern = patterns.get(name) ?? new RegExp(`^${escaped}$`, "iu");
  patterns.set(name, pattern);
  return pattern;
}

/** What Go's error messages call the kind of a JSON value. */
type JsonKind = "object" | "array" | "string" | "number" | "bool" | "null";

/** A JSON value. */
interface JsonValue {
  kind: JsonKind;
  value: unknown;
  /** Of a number: as it is written. */
  source?: string;
  /** What an object or an array holds, also under a key that comes again; in an array the keys are empty. */
  members?: [key: string, member: JsonValue][];
}

/** Why a text is not JSON, in Go's words. */
class JsonSyntaxError extends Error {}

/** A text, and how far it has been read. */
type Cursor = { readonly text: string; at: number };

/**
 * Parses the JSON value that a text begins with, and tells how deep it is nested. No nesting is too deep for the stack.
 *
 * @param text one character for each byte: Go's messages are about bytes.
 * @throws {JsonSyntaxError} where there is none, or one with more than `maxDepth` nested brackets.
 */
function parseJson(text: string, maxDepth: number): { root: JsonValue; depth: number } {
  const cursor: Cursor = { text, at: 0 };
  const open: JsonValue[] = [];
  const isClosed = ({ kind }: JsonValue) => take(cursor, kind === "object" ? "}" : "]");
  for (let depth = 0; ; ) {
    const around = open.at(-1);
    const key = around?.kind === "object" ? readKey(cursor) : "";
    const value = readValue(cursor, open.length < maxDepth);
    if (around) add(around, key, value);
    if (value.members) depth = Math.max(depth, open.push(value));
    let root = value;
    while (open.length > 0 && isClosed(open.at(-1) ?? root)) root = open.pop() ?? root;
    const parent = open.at(-1);
    if (!parent) return { root, depth };
    // A bracket that has just been opened has no value yet.
    if (parent === value) continue;
    if (!take(cursor, ","))
      fail(cursor, parent.kind === "object" ? "after object key:value pair" : "after array element");
  }
}

function add({ value, members = [] }: JsonValue, key: string, member: JsonValue): void {
  if (Array.isArray(value)) value.push(member.value);
  else Object(value)[key] = member.value;
  members.push([key, member]);
}

function readKey(cursor: Cursor): string {
  if (!take(cursor, '"')) fail(cursor, "looking for beginning of object key string");
  const key = readString(cursor);
  if (!take(cursor, ":")) fail(cursor, "after object key");
  return key;
}

/** A whole value, or the bracket that one begins with. */
function readValue(cursor: Cursor, isBracketAccepted: boolean): JsonValue {
  if (take(cursor, '"')) return { kind: "string", value: readString(cursor) };
  const first = cursor.text.charAt(cursor.at);
  if (/[-0-9]/.test(first)) return readNumber(cursor);
  if (/[[{]/.test(first)) {
    if (!isBracketAccepted) fail(cursor, "exceeded max depth");
    cursor.at++;
    const isArray = first === "[";
    return { kind: isArray ? "array" : "object", value: isArray ? [] : Object.create(null), members: [] };
  }
  const text = ["true", "false", "null"].find((each) => each.charAt(0) === first);
  if (text === undefined) return fail(cursor, "looking for beginning of value");
  for (const letter of text) {
    if (cursor.text[cursor.at] !== letter) fail(cursor, `in literal ${text} (expecting '${letter}')`);
    cursor.at++;
  }
  return { kind: text === "null" ? "null" : "bool", value: JSON.parse(text) };
}

/** The rest of a string, behind its first quote. */
function readString(cursor: Cursor): string {
  const start = cursor.at;
  for (;;) {
    matches(cursor, plainText);
    if (matches(cursor, quote)) return unquote(cursor.text.slice(start, cursor.at - 1));
    demand(cursor, /\\/y, "in string literal");
    if (!matches(cursor, /u/y)) demand(cursor, /[bfnrt\\/"]/y, "in string escape code");
    else for (let digit = 0; digit < 4; digit++) demand(cursor, /[0-9a-f]/iy, "in \\u hexadecimal character escape");
  }
}

function readNumber(cursor: Cursor): JsonValue {
  const start = cursor.at;
  matches(cursor, /-/y);
  demand(cursor, /0|[1-9][0-9]*/y, "in numeric literal");
  if (matches(cursor, /\./y)) demand(cursor, /[0-9]+/y, "after decimal point in numeric literal");
  if (matches(cursor, /[eE][+-]?/y)) demand(cursor, /[0-9]+/y, "in exponent of numeric literal");
  const source = cursor.text.slice(start, cursor.at);
  return { kind: "number", value: Number(source), source };
}

const [blanks, plainText, quote] = [/[ \t\n\r]+/y, /[ !#-[\]-\xff]+/y, /"/y];

/** Reads a character behind blanks, if it is the next. */
function take(cursor: Cursor, character: string): boolean {
  matches(cursor, blanks);
  const isNext = cursor.text[cursor.at] === character;
  if (isNext) cursor.at++;
  return isNext;
}

/** Reads what a sticky pattern matches, if it does. */
function matches(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  const isMatch = pattern.test(cursor.text);
  if (isMatch) cursor.at = pattern.lastIndex;
  return isMatch;
}

function demand(cursor: Cursor, pattern: RegExp, context: string): void {
  if (!matches(cursor, pattern)) fail(cursor, context);
}

function fail({ text, at }: Cursor, context: string): never {
  const isEnd = at >= text.length;
  throw new JsonSyntaxError(
    isEnd ? "unexpected EOF" : `invalid character ${quoteByte(text.charCodeAt(at))} ${context}`,
  );
}

/** The text of a JSON string, given the bytes between its quotes. A lone surrogate becomes U+FFFD, as in Go. */
function unquote(raw: string): string {
  const text = /[^ -~]/.test(raw) ? decodeUtf8(Buffer.from(raw, "latin1")) : raw;
  return text.includes("\\") ? String(JSON.parse(`"${text}"`)).toWellFormed() : text;
}

/**
 * Whether sonic, which decodes in Milvus 3.0, finds the end of the first value. It looks for it without checking what is
 * in between; a text without such an end counts as an absent body.
 */
function hasEnd(text: string): boolean {
  const first = text.charAt(0);
  if (/[-0-9]/.test(first)) return true;
  if (/[tnf]/.test(first)) return text.length >= (first === "f" ? 5 : 4);
  if (!/["[{]/.test(first)) return false;
  const end = { "[": "]", "{": "}" }[first];
  let [depth, isInString] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isInString && character === "\\") at++;
    else if (character === '"') isInString = !isInString;
    else if (!isInString && character === first) depth++;
    else if (!isInString && character === end) depth--;
    if (depth === 0 && !isInString) return true;
  }
  return false;
}
