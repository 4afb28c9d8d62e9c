import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A response, taken apart. */
export interface RawResponse {
  status: number;
  /** By the name in lower case. */
  headers: Record<string, string | string[]>;
  body: string;
}

/** A connection on which bytes are sent as they are, and responses read as they come. */
export class RawClient {
  readonly #socket: Socket;
  #received = "";
  /** The other side has said that no more comes. */
  ended = false;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    this.#socket.setEncoding("latin1");
    this.#socket.on("data", (text: string) => {
      this.#received += text;
    });
    this.#socket.on("error", () => {});
    for (const event of ["end", "close"]) {
      this.#socket.on(event, () => {
        this.ended = true;
      });
    }
  }

  send(bytes: Buffer | string): void {
    this.#socket.write(bytes);
  }

  /** Sends, and waits until the bytes have left this process. */
  async sent(bytes: Buffer): Promise<void> {
    await new Promise((resolve) => this.#socket.write(bytes, resolve));
  }

  /** Says that no more will be sent. */
  halfClose(): void {
    this.#socket.end();
  }

  /** The next response; of an interim one, its status line is kept in `interim`. */
  async response({ isHead = false } = {}): Promise<RawResponse & { interim: string[] }> {
    const interim: string[] = [];
    for (;;) {
      const head = await this.#until(/^([\s\S]*?)\r\n\r\n/);
      const [statusLine = "", ...lines] = head.split("\r\n");
      const status = Number(/^HTTP\/1\.[01] (\d{3}) /.exec(statusLine)?.[1]);
      if (status >= 100 && status < 200 && status !== 101) {
        interim.push(statusLine);
        continue;
      }
      const headers = Object.fromEntries(lines.map(split));
      const length = headers["content-length"];
      const body = isHead || status === 204 || status === 101 ? "" : await this.#body(length);
      return { status, headers, body: Buffer.from(body, "latin1").toString("utf8"), interim };
    }
  }

  /** Waits until so much text has come, and leaves it there. */
  async received(text: string): Promise<void> {
    while (!this.#received.includes(text)) await this.#more();
  }

  /** Everything up to the end of the connection. */
  async rest(): Promise<string> {
    return this.#body(undefined);
  }

  close(): void {
    this.#socket.destroy();
  }

  async #body(length: string | undefined): Promise<string> {
    while (length === undefined ? !this.ended : this.#received.length < Number(length)) await this.#more();
    return this.#take(length === undefined ? this.#received.length : Number(length));
  }

  async #until(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#received);
      if (found?.[1] !== undefined) {
        this.#take(found[0].length);
        return found[1];
      }
      await this.#more();
    }
  }

  #take(length: number): string {
    const taken = this.#received.slice(0, length);
    this.#received = this.#received.slice(length);
    return taken;
  }

  async #more(): Promise<void> {
    if (this.ended) throw new Error(`the connection ended after ${JSON.stringify(this.#received)}`);
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      await Promise.race(["data", "end", "close"].map((event) => once(this.#socket, event, { signal })));
    } finally {
      waiting.abort();
    }
  }
}

function split(line: string): [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
