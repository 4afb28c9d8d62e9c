/**
 * Finds the end of a text's first JSON value as sonic does, which Milvus 3.0 decodes with: without looking closely. Only
 * what has such an end is decoded; a text without one counts as no text at all.
 */
export class FirstValue {
  /** The end was found. */
  complete = false;

  #step: (byte: number) => void = this.#begin;
  /** The bracket that opened the value, and the one that closes it. */
  #opening = 0;
  #closing = 0;
  #depth = 0;
  /** How many bytes are still to come of a literal. */
  #rest = 0;
  #escaped = false;
  #isTopString = false;

  write(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && !this.complete; at++) this.#step(chunk[at] ?? 0);
  }

  #begin(byte: number): void {
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return;
    const begin = beginnings.get(byte);
    if (begin === undefined) this.#step = this.#never;
    else if (begin === "number") this.complete = true;
    else if (begin === "string") {
      this.#isTopString = true;
      this.#step = this.#inString;
    } else if (typeof begin === "number") {
      this.#rest = begin;
      this.#step = this.#inLiteral;
    } else {
      [this.#opening, this.#closing] = begin;
      this.#depth = 1;
      this.#step = this.#inBrackets;
    }
  }

  #inBrackets(byte: number): void {
    if (byte === 0x22) this.#step = this.#inString;
    else if (byte === this.#opening) this.#depth++;
    else if (byte === this.#closing) this.complete = --this.#depth === 0;
  }

  #inString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === 0x5c) this.#escaped = true;
    else if (byte === 0x22) {
      this.complete = this.#isTopString;
      this.#step = this.#inBrackets;
    }
  }

  #inLiteral(): void {
    this.complete = --this.#rest === 0;
  }

  #never(): void {}
}

const beginnings = new Map<number, "string" | "number" | number | [number, number]>([
  [0x7b, [0x7b, 0x7d]],
  [0x5b, [0x5b, 0x5d]],
  [0x22, "string"],
  [0x74, 3],
  [0x6e, 3],
  [0x66, 4],
  [0x2d, "number"],
  ...Array.from("0123456789", (digit): [number, "number"] => [digit.charCodeAt(0), "number"]),
]);
