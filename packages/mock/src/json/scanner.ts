import { beginNumber, continueNumber, type NumberState } from "./number.ts";
import { quoteByte } from "./quote.ts";

/** What Go's messages call a JSON value. */
export type Kind = "object" | "array" | "string" | "number" | "bool" | "null";

/** Is told of a text's parts in their order. */
export interface Listener {
  /** A value begins. True asks for its text, when it is a string or a number. */
  begin(kind: Kind): boolean;
  /** The text asked for: a string as it stands between its quotes, or a number. */
  text(raw: Buffer): void;
  /** A key of an object, as it stands between its quotes. */
  key(raw: Buffer): void;
  /** An object or an array ends. */
  end(): void;
}

/** Takes one byte; answers what is wrong with it, in Go's words, where it cannot stand here. */
type Step = (byte: number) => string | undefined;

const literals = new Map<number, { kind: Kind; rest: string }>([
  [0x74, { kind: "bool", rest: "rue" }],
  [0x66, { kind: "bool", rest: "alse" }],
  [0x6e, { kind: "null", rest: "ull" }],
]);
const quote = 0x22;
const backslash = 0x5c;
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number) => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

/**
 * Reads the first JSON value of a text that comes in pieces, and holds nothing of it but the open brackets and what the
 * listener asks for. It takes and refuses what Go's encoding/json does, in the same words; what follows the first value
 * is not looked at.
 */
export class JsonScanner {
  /** Why the text is no JSON. */
  error: string | undefined;
  /** The first value has ended. */
  done = false;
  /** Something other than blanks has come. */
  begun = false;

  readonly #listener: Listener;
  readonly #maxDepth: number;
  /** The open brackets: true for an object. */
  readonly #open: boolean[] = [];
  #step: Step = this.#beginValue;
  /** Where the text being kept began in this chunk, -1 when none is kept; `#kept` is what came in earlier chunks. */
  #keptFrom = -1;
  #kept: Buffer[] = [];
  #chunk: Buffer = Buffer.alloc(0);
  #at = 0;
  #isKey = false;
  /** What is still to come of a literal or an escape. */
  #literal = "";
  #rest = "";
  #hexDigits = 0;
  #number: NumberState = "zero";

  constructor(listener: Listener, maxDepth: number) {
    this.#listener = listener;
    this.#maxDepth = maxDepth;
  }

  write(chunk: Buffer): void {
    this.#chunk = chunk;
    for (this.#at = 0; this.#at < chunk.length && !this.done; this.#at++) {
      if (this.#step === this.#inString) this.#skipPlain();
      const byte = chunk[this.#at];
      if (byte === undefined) break;
      const wrong = this.#step(byte);
      if (wrong === undefined) continue;
      this.error = `invalid character ${quoteByte(byte)} ${wrong}`;
      this.done = true;
    }
    if (this.#keptFrom >= 0) {
      this.#kept.push(chunk.subarray(this.#keptFrom));
      this.#keptFrom = 0;
    }
  }

  /** No more comes. Only a number can end here. */
  finish(): void {
    if (this.done) return;
    this.write(Buffer.from(" "));
    if (this.done && this.error === undefined) return;
    this.error = "unexpected EOF";
    this.done = true;
  }

  /** Most bytes of a large body stand in a string and mean nothing: step over them. */
  #skipPlain(): void {
    const { length } = this.#chunk;
    let at = this.#at;
    for (; at < length; at++) {
      const byte = this.#chunk[at] ?? 0;
      if (byte === quote || byte === backslash || byte < 0x20) break;
    }
    this.#at = at;
  }

  #beginValue(byte: number): string | undefined {
    if (isSpace(byte)) return;
    this.begun = true;
    if (byte === quote) return this.#beginString(false);
    if (byte === 0x7b) return this.#beginBracket("object");
    if (byte === 0x5b) return this.#beginBracket("array");
    const number = beginNumber(byte);
    if (number) return this.#beginNumber(number);
    const literal = literals.get(byte);
    if (literal === undefined) return "looking for beginning of value";
    this.#listener.begin(literal.kind);
    this.#literal = String.fromCharCode(byte) + literal.rest;
    this.#rest = literal.rest;
    this.#step = this.#inLiteral;
  }

  #beginBracket(kind: "object" | "array"): string | undefined {
    if (this.#open.length === this.#maxDepth) return "exceeded max depth";
    this.#listener.begin(kind);
    this.#open.push(kind === "object");
    this.#step = kind === "object" ? this.#beginKeyOrEnd : this.#beginValueOrEnd;
  }

  #beginValueOrEnd(byte: number): string | undefined {
    if (isSpace(byte)) return;
    return byte === 0x5d ? this.#endBracket() : this.#beginValue(byte);
  }

  #beginKeyOrEnd(byte: number): string | undefined {
    if (isSpace(byte)) return;
    return byte === 0x7d ? this.#endBracket() : this.#beginKey(byte);
  }

  #beginKey(byte: number): string | undefined {
    if (isSpace(byte)) return;
    return byte === quote ? this.#beginString(true) : "looking for beginning of object key string";
  }

  #beginString(isKey: boolean): undefined {
    this.#isKey = isKey;
    const keeps = isKey || this.#listener.begin("string");
    if (keeps) this.#keep(this.#at + 1);
    this.#step = this.#inString;
  }

  #inString(byte: number): string | undefined {
    if (byte === backslash) this.#step = this.#inEscape;
    else if (byte !== quote) return byte < 0x20 ? "in string literal" : undefined;
    else {
      this.#endText();
      this.#step = this.#isKey ? this.#afterKey : this.#afterValue;
      if (!this.#isKey) this.#endIfTop();
    }
  }

  #inEscape(byte: number): string | undefined {
    if (byte === 0x75) {
      this.#hexDigits = 4;
      this.#step = this.#inHex;
      return;
    }
    if (!'bfnrt\\/"'.includes(String.fromCharCode(byte))) return "in string escape code";
    this.#step = this.#inString;
  }

  #inHex(byte: number): string | undefined {
    if (!isHex(byte)) return "in \\u hexadecimal character escape";
    if (--this.#hexDigits === 0) this.#step = this.#inString;
  }

  #beginNumber(state: NumberState): undefined {
    this.#isKey = false;
    if (this.#listener.begin("number")) this.#keep(this.#at);
    this.#number = state;
    this.#step = this.#inNumber;
  }

  #inNumber(byte: number): string | undefined {
    const next = continueNumber(this.#number, byte);
    if (!next) return this.#endNumber(byte);
    if ("wrong" in next) return next.wrong;
    this.#number = next.state;
  }

  /** A number ends only with the byte that comes after it. */
  #endNumber(byte: number): string | undefined {
    this.#endText();
    this.#step = this.#afterValue;
    this.#endIfTop();
    return this.done ? undefined : this.#afterValue(byte);
  }

  #inLiteral(byte: number): string | undefined {
    const [expected = ""] = this.#rest;
    if (byte !== expected.charCodeAt(0)) return `in literal ${this.#literal} (expecting '${expected}')`;
    this.#rest = this.#rest.slice(1);
    if (this.#rest !== "") return;
    this.#step = this.#afterValue;
    this.#endIfTop();
  }

  #afterKey(byte: number): string | undefined {
    if (isSpace(byte)) return;
    if (byte !== 0x3a) return "after object key";
    this.#step = this.#beginValue;
  }

  #afterValue(byte: number): string | undefined {
    if (isSpace(byte)) return;
    const inObject = this.#open.at(-1);
    if (byte === 0x2c) this.#step = inObject ? this.#beginKey : this.#beginValue;
    else if (byte === (inObject ? 0x7d : 0x5d)) this.#endBracket();
    else return inObject ? "after object key:value pair" : "after array element";
  }

  #endBracket(): undefined {
    this.#open.pop();
    this.#listener.end();
    this.#step = this.#afterValue;
    this.#endIfTop();
  }

  #endIfTop(): void {
    this.done = this.#open.length === 0;
  }

  #keep(from: number): void {
    this.#keptFrom = from;
    this.#kept = [];
  }

  #endText(): void {
    if (this.#keptFrom < 0) return;
    const last = this.#chunk.subarray(this.#keptFrom, this.#at);
    const raw = this.#kept.length === 0 ? last : Buffer.concat([...this.#kept, last]);
    this.#keptFrom = -1;
    this.#kept = [];
    if (this.#isKey) this.#listener.key(raw);
    else this.#listener.text(raw);
  }
}
