import type { Socket } from "node:net";

/** How many bytes may wait unread before the socket is told to pause. */
const highWater = 256 * 1024;

/** What a socket receives, to be asked for piece by piece; a client that sends faster than it is read is held back. */
export class SocketReader {
  readonly #socket: Socket;
  readonly #chunks: Buffer[] = [];
  #waiting = 0;
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#waiting += chunk.length;
      if (this.#waiting > highWater) socket.pause();
      this.#wake?.();
    });
    const end = () => {
      this.#ended = true;
      this.#wake?.();
    };
    socket.on("end", end);
    socket.on("close", end);
  }

  /** The next bytes, or null where no more come. */
  async read(): Promise<Buffer | null> {
    while (this.#chunks.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const chunk = this.#chunks.shift();
    if (chunk === undefined) return null;
    this.#waiting -= chunk.length;
    if (this.#socket.isPaused() && this.#waiting <= highWater) this.#socket.resume();
    return chunk;
  }

  /** Gives the client up if it is still sending after so many milliseconds; the returned function calls that off. */
  giveUpAfter(milliseconds: number): () => void {
    const timer = setTimeout(() => this.#socket.destroy(), milliseconds);
    return () => clearTimeout(timer);
  }

  /** Leaves the socket to somebody else. Returns what has come and was not read. */
  release(): Buffer {
    this.#socket.pause().removeAllListeners("data").removeAllListeners("end");
    return Buffer.concat(this.#chunks.splice(0));
  }

  /** Passes over all that is still to come. */
  discard(): void {
    this.#chunks.length = 0;
    this.#socket.removeAllListeners("data").resume();
  }

  /** Puts bytes back that belong to what comes next. */
  unread(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#chunks.unshift(chunk);
    this.#waiting += chunk.length;
  }
}
