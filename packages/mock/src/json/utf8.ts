import { isUtf8 } from "node:buffer";

/**
 * Reads UTF-8 as Go does: every byte that belongs to no valid sequence becomes one U+FFFD
 * (a TextDecoder folds several of them into one).
 */
export function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const width = widthAt(bytes, at);
    text += width === 0 ? "\uFFFD" : bytes.toString("utf8", at, at + width);
    at += width || 1;
  }
  return text;
}

/** How many bytes the character at `at` has; 0 where none begins. */
function widthAt(bytes: Buffer, at: number): number {
  for (let width = 1; width <= 4 && at + width <= bytes.length; width++) {
    if (isUtf8(bytes.subarray(at, at + width))) return width;
  }
  return 0;
}
