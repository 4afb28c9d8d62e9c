import type { IncomingRequest } from "./http.ts";

/** A request that the mock has responded to. */
export interface SeenRequest {
  method: string;
  /** As it was sent, with its query. */
  path: string;
  /** By the name in lower case; of a repeated header, the first. */
  headers: Readonly<Record<string, string>>;
  /** The first 64 KiB, as text. */
  body: string;
  status: number;
  /** The catalogue's name of the error; undefined for a success, and for a request that is for no operation. */
  error: string | undefined;
  /** Milliseconds from the head's last byte to the response's first. */
  durationMs: number;
}

const mostRequests = 1000;
const mostBytes = 64 * 1024;

/** Keeps which requests came and what became of them. */
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

  /** Begins an entry: the request is to be handled as it is returned, so that its body is seen. */
  open(request: IncomingRequest) {
    const begun = performance.now();
    let read = Buffer.alloc(0);
    const readBody = async () => {
      const result = await request.readBody();
      read = Buffer.from(result.body?.subarray(0, mostBytes) ?? []);
      return result;
    };
    const close = (status: number, error: string | undefined) => {
      const { method, target: path } = request;
      const headers = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]).reverse());
      const durationMs = performance.now() - begun;
      const seen: SeenRequest = { method, path, headers, body: read.toString("utf8"), status, error, durationMs };
      this.#requests.push(seen);
      if (this.#requests.length > mostRequests) this.#requests.shift();
      this.#onRequest(seen);
    };
    return { request: { ...request, readBody }, close };
  }
}
