import { Clock } from "./clock.ts";
import { type Fault, type FaultWords, parseFault } from "./faults.ts";
import { createHandler } from "./handle.ts";
import { type Handler, type MockResponse, textResponse } from "./http.ts";
import { listen } from "./listen.ts";
import { type MockOptions, resolveOptions, type SeenRequest } from "./options.ts";
import { type CollectionState, State } from "./state.ts";

/** A running mock. `await using` closes it at the end of the block. */
export interface Mock extends AsyncDisposable {
  /** `http://host:port`, to give to a client. */
  readonly url: string;
  /** The collections that it holds now, by `database.collection`. */
  readonly collections: ReadonlyMap<string, CollectionState>;
  /** The requests that it has responded to, oldest first; the last 1,000. */
  readonly requests: readonly SeenRequest[];
  /**
   * Makes the next requests go wrong, one each: `next("RateLimited", "pass", { delayMs: 200, connection: "cut-body" })`.
   * A request can ask for its own fault with the header X-Milvus-Mock, which a real Milvus ignores.
   *
   * @throws {TypeError} where one of them is not a fault; the message lists those that are.
   */
  next(...faults: (Fault | FaultWords)[]): void;
  /** Puts everything back to how it was at the start. */
  reset(): void;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/** How much is kept of the requests: the last ones, and the beginnings of their bodies. */
const [mostRequests, mostBytes] = [1000, 64 * 1024];

/**
 * Starts a server that responds as Milvus does (spec/profiles.yaml says how the profiles differ).
 *
 * @throws {TypeError} where an option is wrong.
 * @throws {Error} where the port cannot be had, or the world file cannot be read.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const settings = await resolveOptions(options);
  const { spec, host, port, profile } = settings;
  const clock = new Clock(settings.speed);
  const begin = () => {
    const state = new State(settings.world, clock);
    const faults: Fault[] = [];
    const requests: SeenRequest[] = [];
    return { state, faults, requests, respond: createHandler(settings, clock, state, faults) };
  };
  let current = begin();

  const handle: Handler = async (request) => {
    const begun = performance.now();
    let body = "";
    const readBody = async () => {
      const received = await request.readBody();
      body = received.body?.toString("utf8", 0, mostBytes) ?? "";
      return received;
    };
    const response = await current.respond({ ...request, readBody }).catch(ownFault);
    const { method, target: path } = request;
    const { status, error } = response;
    const headers = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]).reverse());
    const seen = { method, path, headers, body, status, error, durationMs: performance.now() - begun };
    current.requests.push(seen);
    if (current.requests.length > mostRequests) current.requests.shift();
    settings.onRequest?.(seen);
    return response;
  };

  const server = await listen(host, port, profile, handle);
  const close = async () => {
    clock.stop();
    await server.close();
  };
  return {
    url: urlOf(host, server.port),
    get collections() {
      return current.state.collections;
    },
    get requests() {
      return current.requests;
    },
    next(...faults) {
      current.faults.push(...faults.map((fault) => parseFault(fault, spec.errors)));
    },
    reset() {
      current = begin();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A URL that can be opened: one cannot connect to "any address". */
function urlOf(host: string, port: number): string {
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/** The mock is at fault, or the spec: say so to whoever waits for a response. */
function ownFault(error: unknown): MockResponse {
  return textResponse(500, `milvus-mock: ${error instanceof Error ? error.message : error}\n`);
}
