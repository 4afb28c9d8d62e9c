import { decodeUtf8, quoteByte } from "./go-text.ts";

/** What Go's error messages call the kind of a JSON value. */
export type JsonKind = "object" | "array" | "string" | "number" | "bool" | "null";

/** A JSON value. */
export interface JsonValue {
  kind: JsonKind;
  /** What JavaScript has for it. */
  value: unknown;
  /** A number as it is written. */
  source?: string;
  /** What an object or an array holds, also under a key that comes again; in an array the keys are empty. */
  members?: [key: string, member: JsonValue][];
}

/** Why a text is not JSON, in Go's words. */
export class JsonSyntaxError extends Error {}

/** A text, and how far it has been read. */
type Cursor = { readonly text: string; at: number };

/**
 * Parses the JSON value that a text begins with, and tells how deep it is nested. No nesting is too deep for the stack.
 *
 * @param text one character for each byte: Go's messages are about bytes.
 * @throws {JsonSyntaxError} where there is none, or one with more than `maxDepth` nested brackets.
 */
export function parseJson(text: string, maxDepth: number): { root: JsonValue; depth: number } {
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
  const place = Array.isArray(value) ? members.length : key;
  members.push([key, member]);
  Reflect.set(Object(value), place, member.value);
}

function readKey(cursor: Cursor): string {
  if (!take(cursor, '"')) fail(cursor, "looking for beginning of object key string");
  const key = readString(cursor);
  if (!take(cursor, ":")) fail(cursor, "after object key");
  return key;
}

const literals: readonly [text: string, kind: JsonKind, value: boolean | null][] = [
  ["true", "bool", true],
  ["false", "bool", false],
  ["null", "null", null],
];

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
  const [text, kind, value] =
    literals.find(([each]) => each[0] === first) ?? fail(cursor, "looking for beginning of value");
  for (const letter of text) {
    if (cursor.text[cursor.at] !== letter) fail(cursor, `in literal ${text} (expecting '${letter}')`);
    cursor.at++;
  }
  return { kind, value };
}

/** The rest of a string, behind its first quote. */
function readString(cursor: Cursor): string {
  const start = cursor.at;
  for (;;) {
    matches(cursor, /[ !#-[\]-\xff]*/y);
    if (matches(cursor, /"/y)) return unquote(cursor.text.slice(start, cursor.at - 1));
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

/** Reads a character behind blanks, if it is the next. */
function take(cursor: Cursor, character: string): boolean {
  matches(cursor, /[ \t\n\r]*/y);
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
export function hasEnd(text: string): boolean {
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
