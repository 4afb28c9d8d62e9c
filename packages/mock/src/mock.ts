import { headerSlackBytes } from "@milvus-rest/semantics";
import { Clock } from "./clock.ts";
import { type Fault, Faults, type FaultWords } from "./faults.ts";
import { createHandle, type Handled } from "./handle.ts";
import type { IncomingRequest } from "./http.ts";
import { Journal, type SeenRequest } from "./journal.ts";
import { listen } from "./listen.ts";
import { type MockOptions, resolveOptions } from "./options.ts";
import { prismOf } from "./prism.ts";
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

/**
 * Starts a server that responds as Milvus does (spec/profiles.yaml says how the profiles differ).
 *
 * @throws {TypeError} where an option is wrong.
 * @throws {Error} where the port cannot be had, or the world file cannot be read.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const settings = await resolveOptions(options);
  const { spec, profile, world } = settings;
  prismOf(spec);
  const clock = new Clock(settings.speed);
  const faults = new Faults(spec.errors);
  const journal = new Journal(settings.onRequest);
  const bugs = new Set(profile.timeoutSticky ? settings.bugs : []);
  const begin = () => {
    const state = new State(world, clock);
    return { state, handle: createHandle({ spec, profile, auth: settings.auth, bugs, clock, faults, state }) };
  };
  let current = begin();

  async function handle(request: IncomingRequest) {
    const entry = journal.open(request);
    const { response, error } = await current.handle(entry.request).catch(ownFault);
    entry.close(response.status, error);
    return response;
  }

  const maxHeaderBytes = profile.headerLimit + headerSlackBytes;
  const server = await listen({ ...settings, maxHeaderBytes, h2c: profile.h2c }, handle);
  async function close() {
    clock.stop();
    await server.close();
  }
  return {
    url: urlOf(settings.host, server.port),
    get collections() {
      return current.state.collections;
    },
    get requests() {
      return journal.requests;
    },
    reset() {
      current = begin();
      journal.clear();
      faults.clear();
    },
    next(...wanted) {
      faults.add(wanted);
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
function ownFault(error: unknown): Handled {
  const body = `milvus-mock: ${error instanceof Error ? error.message : error}\n`;
  return {
    response: { status: 500, headers: [["Content-Type", "text/plain; charset=utf-8"]], body },
    error: undefined,
  };
}
