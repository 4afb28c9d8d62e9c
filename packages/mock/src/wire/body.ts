import { type Head, headerHas, isHttp10 } from "./head.ts";
import { badRequest, type Refusal, unsupportedEncoding } from "./refusal.ts";
import type { SocketReader } from "./socket-reader.ts";

/** The request's bytes after its head. */
export interface Body {
  /** The next bytes, or null at the end. Throws a BodyError where the client does not send what it announced. */
  read(): Promise<Buffer | null>;
  /** All of it was read. */
  readonly ended: boolean;
  /** Somebody is waiting for the next bytes. */
  readonly busy: boolean;
}

/** A body that breaks off or breaks the rules of its framing; the message is Go's. */
export class BodyError extends Error {
  override name = "BodyError";
}

/** Passes over a body; one that breaks off ends there. */
export async function readWhole(body: Body): Promise<void> {
  try {
    while ((await body.read()) !== null) {
      // Only that it was read counts.
    }
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
  }
}

/** The body that a head announces, framed as net/http frames it. */
export function bodyOf(head: Head, reader: SocketReader): Body | Refusal {
  const encodings = isHttp10(head) ? [] : (head.headers.get("transfer-encoding") ?? []);
  if (encodings.length > 0) {
    const isChunked = encodings.length === 1 && encodings[0]?.toLowerCase() === "chunked";
    return isChunked ? new FramedBody(reader, chunks(reader)) : unsupportedEncoding;
  }
  const lengths = new Set(head.headers.get("content-length"));
  const [length = "0"] = lengths;
  if (lengths.size > 1 || !/^\d+$/.test(length) || BigInt(length) >= 2n ** 63n) return badRequest;
  return new FramedBody(reader, [{ length: Number(length) }]);
}

/** Whether the client waits for leave to send the body, or asks for something no server can promise. */
export function expectationOf(head: Head): "none" | "continue" | "unknown" {
  if (headerHas(head, "expect", "100-continue")) return "continue";
  return (head.headers.get("expect")?.[0] ?? "") === "" ? "none" : "unknown";
}

type Pieces = Iterable<{ length: number }> | AsyncIterable<{ length: number }>;

class FramedBody implements Body {
  ended = false;
  busy = false;
  readonly #reader: SocketReader;
  readonly #pieces: AsyncIterator<{ length: number }> | Iterator<{ length: number }>;
  #left = 0;

  constructor(reader: SocketReader, pieces: Pieces) {
    this.#reader = reader;
    this.#pieces = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  }

  async read(): Promise<Buffer | null> {
    if (this.ended) return null;
    this.busy = true;
    try {
      while (this.#left === 0) {
        const next = await this.#pieces.next();
        if (next.done) {
          this.ended = true;
          return null;
        }
        this.#left = next.value.length;
      }
      const chunk = await readSome(this.#reader, this.#left);
      this.#left -= chunk.length;
      return chunk;
    } finally {
      this.busy = false;
    }
  }
}

/** The lengths of a chunked body's pieces; each piece is to be read before the next is asked for. */
async function* chunks(reader: SocketReader): AsyncGenerator<{ length: number }> {
  for (;;) {
    const length = parseChunkLength(await readLine(reader));
    if (length === 0) break;
    yield { length };
    if ((await readLine(reader)) !== "") throw new BodyError("malformed chunked encoding");
  }
  while ((await readLine(reader)) !== "") {
    // Trailers mean nothing here.
  }
}

function parseChunkLength(line: string): number {
  const [digits = ""] = line.split(";");
  const hex = digits.trimEnd();
  if (hex === "") throw new BodyError("empty hex number for chunk length");
  if (!/^[0-9A-Fa-f]+$/.test(hex)) throw new BodyError("invalid byte in chunk length");
  if (hex.length > 16) throw new BodyError("http chunk length too large");
  return Number.parseInt(hex, 16);
}

/** net/http's limit for the line before a chunk. */
const longestLine = 4096;

async function readLine(reader: SocketReader): Promise<string> {
  let line = "";
  for (;;) {
    const chunk = await readSome(reader, longestLine);
    const newline = chunk.indexOf(0x0a);
    line += chunk.toString("latin1", 0, newline < 0 ? chunk.length : newline);
    if (line.length > longestLine) throw new BodyError("header line too long");
    if (newline < 0) continue;
    reader.unread(chunk.subarray(newline + 1));
    return line.endsWith("\r") ? line.slice(0, -1) : line;
  }
}

/** At least one byte, at most so many. */
async function readSome(reader: SocketReader, most: number): Promise<Buffer> {
  const chunk = await reader.read();
  if (chunk === null) throw new BodyError("unexpected EOF");
  if (chunk.length <= most) return chunk;
  reader.unread(chunk.subarray(most));
  return chunk.subarray(0, most);
}
