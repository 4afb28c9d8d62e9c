import { quoteByte, unquote } from "./go-text.ts";
import { type GoField, type GoType, isInt64, type JsonKind } from "./go-type.ts";
import { hasEnd } from "./sonic.ts";

/** What a server makes of a JSON body. */
export interface GoBody {
  /** The known fields that were given something other than `null`, by the spec's spelling. */
  fields: ReadonlyMap<string, unknown>;
  /** Why the body is refused, in Go's words; undefined where it is accepted. */
  error?: GoJsonError | undefined;
  /** False where builds of the same release may differ in whether they accept it. */
  isCertain: boolean;
}

/** A body that is absent, is not JSON, or has a value of another type than the field's. */
export type GoJsonError =
  | { kind: "absent" }
  | { kind: "syntax"; reason: string }
  | { kind: "mismatch"; value: string; type: GoType; field: string | undefined };

/** How a release decodes JSON. */
export interface GoDecoder {
  jsonDecoder: "encoding/json" | "sonic";
  /** The number of nested brackets that are accepted. */
  jsonDepth: number;
}

/** sonic counts the levels below a skipped field, so that its limit is only known to within a few levels. */
const depthTolerance = { "encoding/json": 0, sonic: 4 };

/**
 * Reads a body as Go unmarshals JSON into a struct: only the first value; keys in any letter case; of a repeated key the
 * last value counts, but a later `null` does not clear; unknown keys are skipped; one value of another type spoils all.
 *
 * @param bytes the body as the server received it, decoded as Go decodes it.
 * @param type the type of the request's struct.
 */
export function readGoJson(bytes: Buffer, type: GoType, { jsonDecoder, jsonDepth }: GoDecoder): GoBody {
  const start = skipBlanks(bytes, 0);
  const isAbsent = start === bytes.length || (jsonDecoder === "sonic" && !hasEnd(bytes, start));
  if (isAbsent) return { fields: new Map(), error: { kind: "absent" }, isCertain: true };
  const reader = new Reader(bytes, jsonDepth + depthTolerance[jsonDecoder]);
  const syntax = reader.read(start, type);
  if (syntax !== undefined) return { fields: new Map(), error: { kind: "syntax", reason: syntax }, isCertain: true };
  if (reader.mismatch) return { fields: reader.fields, error: reader.mismatch, isCertain: true };
  if (reader.depth <= jsonDepth) return { fields: reader.fields, isCertain: true };
  return { fields: reader.fields, error: { kind: "syntax", reason: tooDeep }, isCertain: false };
}

const tooDeep = "invalid character '[' exceeded max depth";

/** An open bracket. */
interface Bracket {
  isObject: boolean;
  /** Undefined for a value that is skipped or refused. */
  type: GoType | undefined;
  /** The field of a struct whose key came last. */
  field: GoField | undefined;
  /** The key that came last. */
  key: string;
  /** What is being built; undefined for a value that nobody reads. */
  value: unknown[] | Record<string, unknown> | undefined;
}

type Expected = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "separator";

const blanks = new Set([0x20, 0x09, 0x0a, 0x0d]);
const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
const literals = new Map<number, [text: string, kind: JsonKind, value: boolean | null]>([
  [0x74, ["true", "bool", true]],
  [0x66, ["false", "bool", false]],
  [0x6e, ["null", "null", null]],
]);

/** A place where the text is not JSON; `at` is the wrong byte. */
class SyntaxFault {
  readonly at: number;
  readonly context: string;
  constructor(at: number, context: string) {
    this.at = at;
    this.context = context;
  }
}

/** Parses one JSON value without recursion, so that no nesting is too deep for the stack. */
class Reader {
  readonly fields = new Map<string, unknown>();
  /** The first value of another type than its field's. */
  mismatch: Extract<GoJsonError, { kind: "mismatch" }> | undefined;
  /** The deepest nesting seen. */
  depth = 0;

  readonly #bytes: Buffer;
  readonly #maxDepth: number;
  readonly #open: Bracket[] = [];
  #root: GoType | undefined;
  #at = 0;

  constructor(bytes: Buffer, maxDepth: number) {
    this.#bytes = bytes;
    this.#maxDepth = maxDepth;
  }

  /** Reads the value at `start`. Returns why the text is not JSON, in Go's words. */
  read(start: number, type: GoType): string | undefined {
    this.#root = type;
    this.#at = start;
    try {
      let expected: Expected = "value";
      do expected = this.#step(expected);
      while (this.#open.length > 0);
      return undefined;
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      const byte = this.#bytes[error.at];
      return byte === undefined ? "unexpected EOF" : `invalid character ${quoteByte(byte)} ${error.context}`;
    }
  }

  /** Takes one token; returns what has to follow. */
  #step(expected: Expected): Expected {
    this.#at = skipBlanks(this.#bytes, this.#at);
    const byte = this.#bytes[this.#at];
    const bracket = this.#open.at(-1);
    if (expected === "separator" && bracket) return this.#separator(byte, bracket);
    if (expected === "colon") return this.#take(byte === colon, "after object key", "value");
    if (expected === "keyOrEnd" && byte === closeObject) return this.#close();
    if (expected === "valueOrEnd" && byte === closeArray) return this.#close();
    if (bracket && (expected === "key" || expected === "keyOrEnd")) return this.#key(byte, bracket);
    return this.#value(byte);
  }

  #take(isRight: boolean, context: string, next: Expected): Expected {
    if (!isRight) throw new SyntaxFault(this.#at, context);
    this.#at++;
    return next;
  }

  #separator(byte: number | undefined, { isObject }: Bracket): Expected {
    if (byte === (isObject ? closeObject : closeArray)) return this.#close();
    const context = isObject ? "after object key:value pair" : "after array element";
    return this.#take(byte === comma, context, isObject ? "key" : "value");
  }

  #key(byte: number | undefined, bracket: Bracket): Expected {
    if (byte !== quote) throw new SyntaxFault(this.#at, "looking for beginning of object key string");
    const raw = this.#string();
    if (!bracket.value) return "colon";
    const key = unquote(raw);
    const { fields = [] } = bracket.type ?? {};
    bracket.key = key;
    bracket.field = fields.find(({ name }) => name === key) ?? fields.find(({ pattern }) => pattern.test(key));
    return "colon";
  }

  #value(byte: number | undefined): Expected {
    if (byte === openObject || byte === openArray) return this.#openBracket(byte === openObject);
    const start = this.#at;
    if (byte === quote) {
      const raw = this.#string();
      if (this.#accepts("string")) this.#put(() => unquote(raw));
    } else if (byte === 0x2d || isDigit(byte)) {
      this.#number();
      const text = this.#bytes.toString("latin1", start, this.#at);
      if (this.#accepts("number", text)) this.#put(() => Number(text));
    } else this.#literal(byte);
    return "separator";
  }

  #openBracket(isObject: boolean): Expected {
    if (this.#open.length === this.#maxDepth) throw new SyntaxFault(this.#at, "exceeded max depth");
    const type = this.#expectedType();
    const isAccepted = this.#accepts(isObject ? "object" : "array");
    const isWanted = isAccepted && (this.#open.length === 0 || this.#slot() !== undefined);
    const value = isWanted ? (isObject ? Object.create(null) : []) : undefined;
    if (isWanted && this.#open.length > 0) this.#put(() => value);
    this.#open.push({ isObject, type: isAccepted ? type : undefined, field: undefined, key: "", value });
    this.depth = Math.max(this.depth, this.#open.length);
    this.#at++;
    return isObject ? "keyOrEnd" : "valueOrEnd";
  }

  #close(): Expected {
    this.#open.pop();
    this.#at++;
    return "separator";
  }

  #literal(byte: number | undefined): void {
    const literal = literals.get(byte ?? 0);
    if (!literal) throw new SyntaxFault(this.#at, "looking for beginning of value");
    const [text, kind, value] = literal;
    for (let index = 0; index < text.length; index++) {
      if (this.#bytes[this.#at + index] === text.charCodeAt(index)) continue;
      throw new SyntaxFault(this.#at + index, `in literal ${text} (expecting '${text[index]}')`);
    }
    this.#at += text.length;
    // A field that is null is left as it is; an element of a list or a map is kept.
    if (this.#accepts(kind) && (kind !== "null" || !this.#open.at(-1)?.field)) this.#put(() => value);
  }

  /** Passes over a string; returns the bytes between its quotes. */
  #string(): Buffer {
    const start = this.#at + 1;
    for (let at = start; ; at++) {
      const byte = this.#bytes[at];
      if (byte === quote) {
        this.#at = at + 1;
        return this.#bytes.subarray(start, at);
      }
      if (byte === undefined || byte < 0x20) throw new SyntaxFault(at, "in string literal");
      if (byte === backslash) at = endOfEscape(this.#bytes, at + 1);
    }
  }

  #number(): void {
    if (this.#bytes[this.#at] === 0x2d) this.#at++;
    if (this.#bytes[this.#at] === 0x30) this.#at++;
    else this.#digits("in numeric literal");
    if (this.#bytes[this.#at] === 0x2e) {
      this.#at++;
      this.#digits("after decimal point in numeric literal");
    }
    const exponent = this.#bytes[this.#at];
    if (exponent !== 0x65 && exponent !== 0x45) return;
    this.#at++;
    const sign = this.#bytes[this.#at];
    if (sign === 0x2b || sign === 0x2d) this.#at++;
    this.#digits("in exponent of numeric literal");
  }

  #digits(context: string): void {
    if (!isDigit(this.#bytes[this.#at])) throw new SyntaxFault(this.#at, context);
    while (isDigit(this.#bytes[this.#at])) this.#at++;
  }

  /** Whether the value that begins here is of its field's type; remembers the first one that is not. */
  #accepts(kind: JsonKind, number?: string): boolean {
    const type = this.#expectedType();
    if (!type?.kind || kind === "null") return true;
    const isRight = type.kind === kind && !(type.isInteger && number !== undefined && !isInt64(number));
    if (isRight) return true;
    const path = this.#open.flatMap(({ field }) => field?.name ?? []);
    const value = type.kind === kind ? `number ${number}` : kind;
    this.mismatch ??= { kind: "mismatch", value, type, field: path.length === 0 ? undefined : path.join(".") };
    return false;
  }

  /** The type of the value that comes next; undefined where any is accepted. */
  #expectedType(): GoType | undefined {
    const bracket = this.#open.at(-1);
    if (!bracket) return this.#root;
    return bracket.isObject ? bracket.field?.type : bracket.type?.items;
  }

  /** The key under which the value that comes next is kept; undefined where nobody reads it. */
  #slot(): string | number | undefined {
    const bracket = this.#open.at(-1);
    if (!bracket?.value) return undefined;
    if (Array.isArray(bracket.value)) return bracket.value.length;
    if (bracket.field) return bracket.field.name;
    return bracket.type && bracket.type.fields.length > 0 ? undefined : bracket.key;
  }

  #put(read: () => unknown): void {
    const slot = this.#slot();
    const bracket = this.#open.at(-1);
    if (slot === undefined || !bracket?.value) return;
    const value = read();
    if (this.#open.length === 1) this.fields.set(String(slot), value);
    else Reflect.set(bracket.value, slot, value);
  }
}

/** Where an escape ends; `at` is the byte after the backslash. */
function endOfEscape(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte !== 0x75) {
    if (byte === undefined || !'bfnrt\\/"'.includes(String.fromCharCode(byte))) {
      throw new SyntaxFault(at, "in string escape code");
    }
    return at;
  }
  for (let digit = at + 1; digit <= at + 4; digit++) {
    if (!isHexDigit(bytes[digit])) throw new SyntaxFault(digit, "in \\u hexadecimal character escape");
  }
  return at + 4;
}

const isDigit = (byte = 0) => byte >= 0x30 && byte <= 0x39;
const isHexDigit = (byte = 0) => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (blanks.has(bytes[at] ?? 0)) at++;
  return at;
}
