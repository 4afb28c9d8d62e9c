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
  /** The field; undefined where the body itself is of the wrong type. */
  field: string | undefined;
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
  /** The types of the open brackets; undefined in what is passed over. */
  readonly #open: (Type | undefined)[] = [];
  #field: Field | undefined;

  constructor(root: Type) {
    this.#root = root;
  }

  begin(kind: Kind): boolean {
    const type = this.#expected();
    const field = this.#open.length === 1 ? this.#field : undefined;
    const fits = kind === "null" || type?.kind === undefined || type.kind === kind;
    if (!fits) this.#refuse(kind, type);
    if (kind === "object" || kind === "array") this.#open.push(fits ? type : undefined);
    if (!field || !fits || kind === "null") return false;
    this.values.set(field.name, true);
    return true;
  }

  text(raw: Buffer): void {
    if (!this.#field) return;
    const { name, type } = this.#field;
    const text = unquote(raw);
    if (type.integer && !isInt64(text)) this.#refuse(`number ${text}`, type);
    this.values.set(name, type.kind === "number" ? Number(text) : text);
  }

  key(raw: Buffer): void {
    const fields = this.#open.at(-1)?.fields ?? [];
    if (fields.length === 0) return;
    const key = unquote(raw);
    this.#field = fields.find(({ name }) => name === key) ?? fields.find(({ spelling }) => spelling.test(key));
  }

  end(): void {
    this.#open.pop();
  }

  #refuse(value: string, type: Type): void {
    this.mismatch ??= { value, type, field: this.#open.length === 0 ? undefined : this.#field?.name };
  }

  #expected(): Type | undefined {
    if (this.#open.length === 0) return this.#root;
    const parent = this.#open.at(-1);
    return parent?.kind === "array" ? parent.items : parent && this.#field?.type;
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
