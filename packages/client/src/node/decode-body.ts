import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

/** A proxy may compress although nobody asked for it; Milvus itself never does. */
const decompressors: Record<string, typeof gunzipSync> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

// Takes a byte order mark off, as fetch does.
const utf8 = new TextDecoder();

/**
 * The text of a body; null where it is longer than the limit once it is decompressed.
 *
 * @throws {Error} when the body is not compressed as its encoding says.
 */
export function decodeBody(body: Buffer, encoding: string | null, limit: number): string | null {
  const decompress = decompressors[encoding?.toLowerCase() ?? ""];
  if (!decompress) return utf8.decode(body);
  try {
    return utf8.decode(decompress(body, { maxOutputLength: limit }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
