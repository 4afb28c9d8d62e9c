/** How Go's messages write the byte that JSON cannot have here: `'x'`, `'\n'`, `'\x00'`, `'"'`. */
export function quoteByte(byte: number): string {
  return `'${escapes.get(byte) ?? (isPrintable(byte) ? String.fromCharCode(byte) : hexEscape(byte))}'`;
}

const escapes = new Map([
  [0x07, "\\a"],
  [0x08, "\\b"],
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0b, "\\v"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
  [0x27, "\\'"],
  [0x5c, "\\\\"],
]);

/** Go takes the byte for a character of Latin-1. */
function isPrintable(byte: number): boolean {
  return byte >= 0x20 && (byte < 0x7f || (byte > 0xa0 && byte !== 0xad));
}

function hexEscape(byte: number): string {
  const digits = byte.toString(16);
  return byte < 0x80 ? `\\x${digits.padStart(2, "0")}` : `\\u${digits.padStart(4, "0")}`;
}
