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

const literals: readonly [text: string, kind: JsonKind, value: boolean | null][] = [
  ["true", "bool", true],
  ["false", "bool", false],
  ["null", "null", null],
];

/** Parses one JSON value; without recursion, so that no nesting is too deep for the stack. */
export class JsonParser {
  /** The deepest nesting seen. */
  depth = 0;
  readonly #text: string;
  readonly #maxDepth: number;
  #at = 0;

  /**
   * @param text one character for each byte: Go's messages are about bytes.
   * @param maxDepth the number of nested brackets that are accepted.
   */
  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  /** @throws {JsonSyntaxError} where the text does not begin with a JSON value. */
  parse(): JsonValue {
    const open: JsonValue[] = [];
    for (;;) {
      const around = open.at(-1);
      const key = around?.kind === "object" ? this.#key() : "";
      const value = this.#value(open.length);
      if (around) add(around, key, value);
      if (value.members) this.depth = Math.max(this.depth, open.push(value));
      let ended = value;
      for (let each = open.at(-1); each && this.#take(each.kind === "object" ? "}" : "]"); each = open.at(-1)) {
        ended = each;
        open.pop();
      }
      const parent = open.at(-1);
      if (!parent) return ended;
      // Nothing is in a bracket that has just been opened.
      if (parent === value) continue;
      this.#need(",", parent.kind === "object" ? "after object key:value pair" : "after array element");
    }
  }

  #key(): string {
    this.#need('"', "looking for beginning of object key string");
    const key = this.#string();
    this.#need(":", "after object key");
    return key;
  }

  /** A whole value, or the bracket that one begins with. */
  #value(depth: number): JsonValue {
    if (this.#take('"')) return { kind: "string", value: this.#string() };
    const first = this.#text.charAt(this.#at);
    if (first === "[" || first === "{") {
      if (depth === this.#maxDepth) this.#fail("exceeded max depth");
      this.#at++;
      return first === "["
        ? { kind: "array", value: [], members: [] }
        : { kind: "object", value: Object.create(null), members: [] };
    }
    return /[-0-9]/.test(first) ? this.#number() : this.#literal(first);
  }

  /** The rest of a string, behind its first quote. */
  #string(): string {
    const start = this.#at;
    for (;;) {
      this.#match(/[ !#-[\]-\xff]*/y);
      if (this.#match(/"/y)) return unquote(this.#text.slice(start, this.#at - 1));
      this.#demand(/\\/y, "in string literal");
      if (!this.#match(/u/y)) this.#demand(/[bfnrt\\/"]/y, "in string escape code");
      else for (let digit = 0; digit < 4; digit++) this.#demand(/[0-9a-f]/iy, "in \\u hexadecimal character escape");
    }
  }

  #number(): JsonValue {
    const start = this.#at;
    this.#match(/-/y);
    this.#demand(/0|[1-9][0-9]*/y, "in numeric literal");
    if (this.#match(/\./y)) this.#demand(/[0-9]+/y, "after decimal point in numeric literal");
    if (this.#match(/[eE][+-]?/y)) this.#demand(/[0-9]+/y, "in exponent of numeric literal");
    const source = this.#text.slice(start, this.#at);
    return { kind: "number", value: Number(source), source };
  }

  #literal(first: string): JsonValue {
    const found = literals.find(([text]) => text[0] === first);
    if (!found) return this.#fail("looking for beginning of value");
    const [text, kind, value] = found;
    for (const letter of text) {
      if (this.#text[this.#at] !== letter) this.#fail(`in literal ${text} (expecting '${letter}')`);
      this.#at++;
    }
    return { kind, value };
  }

  /** Takes a character behind blanks, if it is the next. */
  #take(character: string): boolean {
    this.#match(/[ \t\n\r]*/y);
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #need(character: string, context: string): void {
    if (!this.#take(character)) this.#fail(context);
  }

  /** Takes what a sticky pattern matches. */
  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const isMatch = pattern.test(this.#text);
    if (isMatch) this.#at = pattern.lastIndex;
    return isMatch;
  }

  #demand(pattern: RegExp, context: string): void {
    if (!this.#match(pattern)) this.#fail(context);
  }

  #fail(context: string): never {
    if (this.#at >= this.#text.length) throw new JsonSyntaxError("unexpected EOF");
    throw new JsonSyntaxError(`invalid character ${quoteByte(this.#text.charCodeAt(this.#at))} ${context}`);
  }
}

function add({ value, members = [] }: JsonValue, key: string, member: JsonValue): void {
  const place = Array.isArray(value) ? members.length : key;
  members.push([key, member]);
  Reflect.set(Object(value), place, member.value);
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
