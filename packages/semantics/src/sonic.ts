const [quote, backslash] = [0x22, 0x5c];
/** The bytes that a value begins with, and the length of a literal or the closing bracket. */
const literalLengths = new Map([...[0x74, 0x6e].map((byte) => [byte, 4] as const), [0x66, 5]]);
const closings = new Map([
  [0x5b, 0x5d],
  [0x7b, 0x7d],
]);

/**
 * Whether sonic, which decodes in Milvus 3.0, finds the end of the first value. It looks for it without checking what is
 * in between; a text without such an end counts as an absent body.
 */
export function hasEnd(bytes: Buffer, start: number): boolean {
  const first = bytes[start];
  if (first === undefined) return false;
  const length = literalLengths.get(first);
  if (length !== undefined) return bytes.length >= start + length;
  if (/[-0-9]/.test(String.fromCharCode(first))) return true;
  const closing = closings.get(first);
  if (closing === undefined && first !== quote) return false;
  let [depth, isInString] = [0, false];
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isInString && byte === backslash) at++;
    else if (byte === quote) isInString = !isInString;
    else if (!isInString && byte === first) depth++;
    else if (!isInString && byte === closing) depth--;
    if (depth === 0 && !isInString) return true;
  }
  return false;
}
