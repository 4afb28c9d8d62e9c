import { isUtf8 } from "node:buffer";

const sequence =
  /([\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})|[\x80-\xff]/g;

/** Bytes as Go reads them: each byte that is part of no valid UTF-8 becomes one U+FFFD, where Node makes one of several. */
export function textOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  return bytes
    .toString("latin1")
    .replace(sequence, (_, valid?: string) =>
      valid === undefined ? "\ufffd" : Buffer.from(valid, "latin1").toString("utf8"),
    );
}
