import type { Reply } from "./front.ts";
import type { Body } from "./wire/body.ts";
import type { WireRequest } from "./wire/connection.ts";

/** A request that the mock has answered. */
export interface SeenRequest {
  method: string;
  /** As it was sent, with its query. */
  path: string;
  /** By the name in lower case; of a repeated header, the first. */
  headers: Readonly<Record<string, string>>;
  /** The first 64 KiB, as text. */
  body: string;
  status: number;
  /** The catalogue's name of the error that was answered; undefined for a success, and where no operation was asked for. */
  error: string | undefined;
  /** From the head's last byte to the answer's first. */
  milliseconds: number;
}

const mostRequests = 1000;
const mostBytes = 64 * 1024;

/** Keeps what was asked and what came of it. */
export class Journal {
  #requests: SeenRequest[] = [];
  readonly #onRequest: (request: SeenRequest) => void;

  constructor(onRequest: (request: SeenRequest) => void) {
    this.#onRequest = onRequest;
  }

  get requests(): readonly SeenRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }

  /** Begins to note a request down: the body is to be read through what is returned. */
  open(request: WireRequest) {
    const { body, text } = overheard(request.body);
    const begun = performance.now();
    const close = ({ answer, outcome }: Pick<Reply, "answer" | "outcome">) => {
      const seen: SeenRequest = {
        method: request.method,
        path: request.target.raw,
        headers: Object.fromEntries([...request.headers].map(([name, [first = ""]]) => [name, first])),
        body: text(),
        status: answer.status,
        error: outcome?.error,
        milliseconds: performance.now() - begun,
      };
      this.#requests.push(seen);
      if (this.#requests.length > mostRequests) this.#requests.shift();
      this.#onRequest(seen);
    };
    return { body, close };
  }
}

/** A body whose beginning is remembered as it is read. */
function overheard(body: Body): { body: Body; text: () => string } {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    text: () => Buffer.concat(chunks).toString("utf8"),
    body: {
      async read() {
        const chunk = await body.read();
        if (chunk !== null && size < mostBytes) chunks.push(chunk.subarray(0, mostBytes - size));
        size += chunk?.length ?? 0;
        return chunk;
      },
      get ended() {
        return body.ended;
      },
      get busy() {
        return body.busy;
      },
    },
  };
}
