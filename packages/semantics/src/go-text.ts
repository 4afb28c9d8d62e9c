import { isUtf8 } from "node:buffer";

/**
 * Decodes UTF-8 as Go does: every byte that belongs to no valid sequence becomes one U+FFFD
 * (a TextDecoder folds several of them into one).
 */
export function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const width = [1, 2, 3, 4].find((each) => isUtf8(bytes.subarray(at, at + each)));
    text += width === undefined ? "\uFFFD" : bytes.toString("utf8", at, at + width);
    at += width ?? 1;
  }
  return text;
}

/** A byte as Go's error messages quote it: `'x'`, `'\n'`, `'\x00'`, `'"'`. Go reads it as a character of Latin-1. */
export function quoteByte(byte: number): string {
  const isPrintable = byte >= 0x20 && (byte < 0x7f || (byte > 0xa0 && byte !== 0xad));
  const hex = byte.toString(16).padStart(2, "0");
  const other = byte < 0x80 ? `\\x${hex}` : `\\u00${hex}`;
  return `'${escapes.get(byte) ?? (isPrintable ? String.fromCharCode(byte) : other)}'`;
}

const escapes = new Map([
  ...[..."abtnvfr"].map((letter, index) => [0x07 + index, `\\${letter}`] as const),
  [0x27, "\\'"],
  [0x5c, "\\\\"],
]);

/** Serializes a value as the server does: JSON.stringify with Go's escapes for HTML. A bigint is written as a number. */
export function encodeGoJson(value: unknown): string {
  // A private-use character, which the server's own texts do not have, marks a bigint.
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? `\uE000bigint:${each}` : each))
    .replace(/"\uE000bigint:(-?\d+)"/g, "$1")
    .replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Trims as Go's strings.TrimSpace does. */
export function trimSpace(text: string): string {
  return text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");
}

/** Parses as Go's strconv.ParseInt(text, 10, 64); a text is the reason why it fails. */
export function parseInt64(text: string): bigint | "invalid syntax" | "value out of range" {
  if (!/^[+-]?[0-9]+$/.test(text)) return "invalid syntax";
  const value = BigInt(text.replace(/^\+/, ""));
  return BigInt.asIntN(64, value) === value ? value : "value out of range";
}
