/** The bytes of HTTP/2 frames (RFC 9113, section 4) and of header fields that need no table (RFC 7541, section 6.2.2). */

/** How many bytes stand before a frame's payload. */
export const frameHeader = 9;

export const frameType = { data: 0x0, headers: 0x1 } as const;

const endFlags = { stream: 0x1, headers: 0x4 } as const;

/** What a frame belongs to, and what is over with it. */
export interface FramePlace {
  stream: number;
  ends: keyof typeof endFlags;
}

export function frame(type: number, { stream, ends }: FramePlace, payload: Buffer): Buffer {
  const header = Buffer.alloc(frameHeader);
  header.writeUIntBE(payload.length, 0, 3);
  header.writeUInt8(type, 3);
  header.writeUInt8(endFlags[ends], 4);
  header.writeUInt32BE(stream, 5);
  return Buffer.concat([header, payload]);
}

/** A header field, said in full and not remembered. */
export function literalHeader(name: string, value: string): Buffer {
  return Buffer.concat([Buffer.of(0), text(name), text(value)]);
}

function text(content: string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([length(bytes.length), bytes]);
}

/** A number in seven bits, or in as many more bytes of seven bits as it needs. */
function length(value: number): Buffer {
  const most = 0x7f;
  if (value < most) return Buffer.of(value);
  const bytes = [most];
  let rest = value - most;
  for (; rest > most; rest >>>= 7) bytes.push((rest & most) | 0x80);
  return Buffer.of(...bytes, rest);
}
