import { debuglog } from "node:util";
import undici, { type Dispatcher, EnvHttpProxyAgent, Pool } from "undici";
import { type Checks, checkOptions } from "../check-options.ts";
import { createClient as createPortableClient, type MilvusClient } from "../create-client.ts";
import { type Hooks, logTo } from "../hooks.ts";
import { type ClientOptions, clientChecks, parseBaseUrl } from "../options.ts";
import type { Transport, TransportResponse } from "../transport.ts";
import { createPoolTransport } from "./pool-transport.ts";

/** Options of a client over a pool of connections. */
export interface NodeClientOptions extends Omit<ClientOptions, "fetch" | "transport"> {
  /**
   * undici's own options of a pool: how many connections (default 128), TLS (`connect`), keep-alive.
   * With NODE_USE_ENV_PROXY=1 they are those of a pool behind the proxy of HTTP_PROXY and HTTPS_PROXY.
   */
  pool?: Pool.Options | undefined;
  /** A dispatcher of undici that replaces the pool, such as a `ProxyAgent`. `close()` leaves it open. */
  dispatcher?: Dispatcher | undefined;
}

/** A client with connections of its own. `await using` closes them at the end of the block. */
export type NodeMilvusClient = MilvusClient &
  AsyncDisposable & {
    /** Waits for the requests in progress, then closes the connections. A later request, also a retry, is not sent: its call fails. */
    close(): Promise<void>;
  };

const { fetch: _, transport: __, ...portableChecks } = clientChecks;
const checks: Checks<NodeClientOptions> = {
  ...portableChecks,
  pool: ["an object", (value) => typeof value === "object"],
  dispatcher: ["a dispatcher of undici", (value) => typeof Object(value).dispatch === "function"],
};

/**
 * A client as that of `@milvus-rest/client`, over a pool of undici: several times cheaper than fetch, no time limit but
 * `timeout`, and `MilvusTimeoutError` tells "connect" from "headers". `NODE_DEBUG=milvus-rest` writes each request to stderr.
 *
 * @example
 * await using milvus = createClient({ url: "http://localhost:19530", token: "root:Milvus" });
 * await milvus.collections.release({ collectionName: "quick_setup" });
 *
 * @throws {TypeError | RangeError} for an option that is not known or cannot be right.
 * @throws {Error} where the installed undici is older than version 7.
 */
export function createClient(options: NodeClientOptions): NodeMilvusClient {
  checkOptions(options, checks);
  const { pool, dispatcher: given, hooks, ...portableOptions } = { ...options };
  if (given && pool) throw new TypeError("pool: expected none beside `dispatcher`, whose own options hold");
  const { origin } = new URL(parseBaseUrl(`${portableOptions.url}`));
  const dispatcher = given ?? createDispatcher(origin, { connections: 128, ...pool });
  const send = createPoolTransport(dispatcher, origin);
  const inProgress = new Set<Promise<TransportResponse>>();
  let closed = false;

  const transport: Transport = (request) => {
    if (closed) throw new Error("This client is closed: a call after `close()` is not sent. Create another client.");
    const exchange = send(request);
    const done = () => inProgress.delete(exchange);
    inProgress.add(exchange);
    exchange.then(done, done);
    return exchange;
  };
  const close = async () => {
    closed = true;
    // The pool's own close also waits for calls that were given up before they had a connection.
    await Promise.allSettled(inProgress);
    if (!given) await dispatcher.destroy();
  };
  const client = createPortableClient({ ...portableOptions, hooks: [...debugHooks(), ...(hooks ?? [])], transport });
  return { ...client, close, [Symbol.asyncDispose]: close };
}

function createDispatcher(origin: string, options: Pool.Options): Dispatcher {
  if (!("cacheStores" in undici)) {
    throw new Error(
      "undici: expected version 7 or 8, found an older one. Install undici@8 beside @milvus-rest/client.",
    );
  }
  return usesEnvProxy() ? new EnvHttpProxyAgent(options) : new Pool(origin, options);
}

/** As Node decides it for its own fetch. */
function usesEnvProxy(): boolean {
  const { NODE_USE_ENV_PROXY, NODE_OPTIONS = "" } = process.env;
  return NODE_USE_ENV_PROXY === "1" || [...process.execArgv, ...NODE_OPTIONS.split(" ")].includes("--use-env-proxy");
}

const debug = debuglog("milvus-rest");

function debugHooks(): Hooks[] {
  return debug.enabled ? [logTo((line) => debug(line))] : [];
}
