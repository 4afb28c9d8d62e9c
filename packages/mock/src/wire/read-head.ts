import { type Head, parseHead, parseRequestLine, type RequestLine } from "./head.ts";
import { badRequest, headTooLarge, isRefusal, type Refusal } from "./refusal.ts";
import type { SocketReader } from "./socket-reader.ts";

/** Milvus' ReadHeaderTimeout, from the first byte on. A connection that never speaks is left alone. */
const patience = 1000;
/** What net/http grants beyond the limit. */
const slop = 4096;
/** After a POST, net/http overlooks so many line ends before the next request. */
const overlooked = 2;

/** What a connection's next request is read with. */
export interface HeadSettings {
  /** How many bytes a head may have. */
  headerLimit: number;
  /** The method of the request before on the same connection. */
  previousMethod: string | undefined;
}

/**
 * Reads the next request's head. A bad request line is refused as soon as it has come, as net/http does.
 *
 * @returns null where the connection ends before a request begins.
 */
export async function readHead(reader: SocketReader, settings: HeadSettings): Promise<Head | Refusal | null> {
  let callOff: (() => void) | undefined;
  try {
    const lines = new HeadLines(settings);
    for (;;) {
      const chunk = await reader.read();
      if (chunk === null) return lines.begun ? badRequest : null;
      const result = lines.take(chunk);
      reader.unread(chunk.subarray(lines.taken));
      if (result) return result;
      callOff ??= reader.giveUpAfter(patience);
    }
  } finally {
    callOff?.();
  }
}

/** The lines of a head, as they come. */
class HeadLines {
  begun = false;
  /** How many bytes of the last chunk belong to the head. */
  taken = 0;

  readonly #settings: HeadSettings;
  readonly #lines: string[] = [];
  #requestLine: RequestLine | undefined;
  #partial = "";
  #size = 0;
  #overlooked = 0;

  constructor(settings: HeadSettings) {
    this.#settings = settings;
  }

  /** The head, once it is whole or cannot become one. */
  take(chunk: Buffer): Head | Refusal | undefined {
    this.taken = 0;
    for (;;) {
      const newline = chunk.indexOf(0x0a, this.taken);
      const end = newline < 0 ? chunk.length : newline;
      this.#partial += chunk.toString("latin1", this.taken, end);
      this.taken = newline < 0 ? end : end + 1;
      this.begun ||= this.#partial !== "";
      if (newline < 0) break;
      const line = this.#partial.endsWith("\r") ? this.#partial.slice(0, -1) : this.#partial;
      this.#partial = "";
      const result = this.#takeLine(line);
      if (result) return result;
    }
    this.#size += chunk.length;
    return this.#size > this.#settings.headerLimit + slop ? headTooLarge : undefined;
  }

  #takeLine(line: string): Head | Refusal | undefined {
    if (this.#requestLine) {
      if (line === "") return parseHead(this.#requestLine, this.#lines);
      this.#lines.push(line);
      return;
    }
    if (line === "" && this.#settings.previousMethod === "POST" && this.#overlooked++ < overlooked) {
      this.begun = false;
      return;
    }
    const requestLine = parseRequestLine(line);
    if (isRefusal(requestLine)) return requestLine;
    this.#requestLine = requestLine;
  }
}
