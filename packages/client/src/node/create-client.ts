import { debuglog } from "node:util";
import { Pool } from "undici";
import { parseBaseUrl } from "../base-url.ts";
import { createClient as createPortableClient } from "../create-client.ts";
import type { Hooks } from "../hooks.ts";
import { logTo } from "../log.ts";
import type { MilvusClient } from "../milvus-client.ts";
import type { ClientOptions } from "../options.ts";
import type { Answer, Transport } from "../transport.ts";
import { createPoolTransport } from "./pool-transport.ts";

/** Options of a client over a pool of connections. */
export interface NodeClientOptions extends Omit<ClientOptions, "fetch" | "transport"> {
  /** undici's own options of a pool: how many connections (default 128), TLS (`connect`), keep-alive. */
  pool?: Pool.Options | undefined;
}

/** A client with connections of its own. `await using` closes them at the end of the block. */
export type NodeMilvusClient = MilvusClient &
  AsyncDisposable & {
    /** Lets the calls under way end, then closes the connections. */
    close(): Promise<void>;
  };

/**
 * A client as that of `@milvus-rest/client`, over a pool of undici: several times cheaper than fetch, no limit of time but
 * `timeout`, and `MilvusTimeoutError` tells "connect" from "headers". `NODE_DEBUG=milvus-rest` writes each request to stderr.
 *
 * @example
 * await using milvus = createClient({ url: "http://localhost:19530", token: "root:Milvus" });
 * await milvus.collections.release({ collectionName: "quick_setup" });
 *
 * @throws {TypeError | RangeError} for an option that cannot be right.
 */
export function createClient({ pool: poolOptions, ...options }: NodeClientOptions): NodeMilvusClient {
  const { origin } = new URL(parseBaseUrl(`${options.url}`));
  const pool = new Pool(origin, { connections: 128, ...poolOptions });
  const send = createPoolTransport(pool, origin);
  const underWay = new Set<Promise<Answer>>();
  const transport: Transport = (request) => {
    const exchange = send(request);
    const done = () => underWay.delete(exchange);
    underWay.add(exchange);
    exchange.then(done, done);
    return exchange;
  };
  // The pool's own close also waits for calls that were given up before they had a connection.
  const close = async () => {
    await Promise.allSettled(underWay);
    await pool.destroy();
  };
  const client = createPortableClient({ ...options, ...withDebugLog(options), transport });
  return { ...client, close, [Symbol.asyncDispose]: close };
}

const debug = debuglog("milvus-rest");

/** Each hook that is given, after a line of its own in the debug log. */
function withDebugLog(hooks: Hooks): Hooks {
  if (!debug.enabled) return {};
  const log = logTo((line) => debug(line));
  return {
    onRequest: inTurn(log.onRequest, hooks.onRequest),
    onResponse: inTurn(log.onResponse, hooks.onResponse),
    onRetry: inTurn(log.onRetry, hooks.onRetry),
  };
}

function inTurn<Facts>(first: (facts: Facts) => void, second: ((facts: Facts) => void) | undefined) {
  return (facts: Facts) => {
    first(facts);
    second?.(facts);
  };
}
