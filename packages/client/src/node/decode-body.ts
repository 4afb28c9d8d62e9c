import zlib from "node:zlib";

const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;

/** What a proxy may compress with although nobody asked for it; Milvus itself never does. */
const decompressors: Record<string, ((body: Buffer, maxOutputLength: number) => Buffer) | undefined> = {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: inflate,
  br: (body, maxOutputLength) =>
    zlib.brotliDecompressSync(body, { maxOutputLength, finishFlush: BROTLI_OPERATION_FLUSH }),
  // Since Node 22.15.
  zstd: zlib.zstdDecompressSync && ((body, maxOutputLength) => zlib.zstdDecompressSync(body, { maxOutputLength })),
};

function gunzip(body: Buffer, maxOutputLength: number): Buffer {
  return zlib.gunzipSync(body, { maxOutputLength, finishFlush: Z_SYNC_FLUSH });
}

/** Some servers send it without the frame that RFC 9110 asks for. */
function inflate(body: Buffer, maxOutputLength: number): Buffer {
  const isFramed = ((body[0] ?? 0) & 0x0f) === 8;
  return (isFramed ? zlib.inflateSync : zlib.inflateRawSync)(body, { maxOutputLength, finishFlush: Z_SYNC_FLUSH });
}

// Takes a byte order mark off, as fetch does.
const utf8 = new TextDecoder();

/**
 * The text of a body, decompressed as Node's fetch does it: several encodings in turn, up to five; as it is where one
 * of them is unknown; what there is of a body that was cut off. Null where it is longer than the limit in any turn.
 *
 * @throws {Error} when the body is not compressed as its encoding says.
 */
export function decodeBody(body: Buffer, encoding: string | null, limit: number): string | null {
  if (encoding === null || body.length === 0) return utf8.decode(body);
  const codings = encoding
    .toLowerCase()
    .split(/\s*,\s*/)
    .reverse();
  const turns = codings.map((coding) => decompressors[coding.trim()]);
  if (turns.length > 5)
    throw Object.assign(new Error(`${turns.length} encodings, at most 5 are decoded`), { code: "E2BIG" });
  let decoded = body;
  try {
    for (const decompress of turns.includes(undefined) ? [] : turns) decoded = decompress?.(decoded, limit) ?? decoded;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return utf8.decode(decoded);
}
