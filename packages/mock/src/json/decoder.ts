import type { Kind, Listener } from "./scanner.ts";
import type { Field, Type } from "./type.ts";
import { decodeUtf8 } from "./utf8.ts";

/** What a field holds; of what is neither a string nor a number, only that it is there. */
export type Value = string | number | true;

/** A value of the wrong type. */
export interface Mismatch {
  /** What was given, in Go's words. */
  value: string;
  type: Type;
  /** The field, with the names of those around it; undefined where the body itself is of the wrong type. */
  field: string | undefined;
}

/** An open bracket. */
interface Bracket {
  /** Undefined in what is passed over. */
  type: Type | undefined;
  /** Of an object, the field whose key came last. */
  field: Field | undefined;
}

/**
 * Fills a request's fields from JSON as Go fills a struct: keys in any letter case, the last of two wins, `null` says
 * nothing, unknown keys are passed over, and a value of another type is remembered and refused at the end.
 */
export class Decoder implements Listener {
  readonly values = new Map<string, Value>();
  /** The first value of another type than its field's. */
  mismatch: Mismatch | undefined;

  readonly #root: Type;
  readonly #open: Bracket[] = [];

  constructor(root: Type) {
    this.#root = root;
  }

  begin(kind: Kind): boolean {
    const type = this.#expected();
    const name = this.#requestField();
    const fits = kind === "null" || type?.kind === undefined || type.kind === kind;
    if (!fits) this.#refuse(kind, type);
    if (kind === "object" || kind === "array") this.#open.push({ type: fits ? type : undefined, field: undefined });
    if (!fits || kind === "null") return false;
    if (name !== undefined) this.values.set(name, true);
    return name !== undefined || type?.integer === true;
  }

  text(raw: Buffer): void {
    const type = this.#expected();
    const name = this.#requestField();
    const text = unquote(raw);
    if (type?.integer && !isInt64(text)) this.#refuse(`number ${text}`, type);
    if (name !== undefined) this.values.set(name, type?.kind === "number" ? Number(text) : text);
  }

  key(raw: Buffer): void {
    const bracket = this.#open.at(-1);
    if (!bracket?.type || bracket.type.fields.length === 0) return;
    const { fields } = bracket.type;
    const key = unquote(raw);
    bracket.field = fields.find(({ name }) => name === key) ?? fields.find(({ spelling }) => spelling.test(key));
  }

  end(): void {
    this.#open.pop();
  }

  /** The first one counts. */
  #refuse(value: string, type: Type): void {
    const path = this.#open.flatMap(({ field }) => field?.name ?? []);
    this.mismatch ??= { value, type, field: path.length === 0 ? undefined : path.join(".") };
  }

  /** The type that the value has to be of; undefined where any may come. */
  #expected(): Type | undefined {
    const bracket = this.#open.at(-1);
    if (!bracket) return this.#root;
    return bracket.type?.kind === "array" ? bracket.type.items : bracket.field?.type;
  }

  /** The field of the request whose value this is; undefined within a value. */
  #requestField(): string | undefined {
    return this.#open.length === 1 ? this.#open[0]?.field?.name : undefined;
  }
}

/** The text of a JSON string. Lone surrogates become U+FFFD, as in Go. */
function unquote(raw: Buffer): string {
  const text = decodeUtf8(raw);
  return text.includes("\\") ? String(JSON.parse(`"${text}"`)).toWellFormed() : text;
}

function isInt64(text: string): boolean {
  return /^-?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}
