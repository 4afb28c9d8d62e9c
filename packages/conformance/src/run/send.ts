import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { Answer, Header, SentRequest } from "../exchange.ts";
import { adviceOn, reasonOf } from "./connection-end.ts";

/** What came of a request. */
export type Reply = { answer: Answer; ms: number } | { failure: Failure; ms: number };

/** Why no answer came. */
export interface Failure {
  /** `unreachable`: no connection; `silence`: none in time; `broken`: what came was not HTTP, or was cut off. */
  kind: "unreachable" | "silence" | "broken";
  /** In the words of the system, such as ECONNREFUSED. */
  reason: string;
  /** What may help. */
  advice: string;
}

/** An answer of the API has a few hundred bytes; nothing beyond this is read. */
const longestBody = 1 << 20;

/**
 * Sends a request as it is, on a connection of its own, which is closed on every path.
 *
 * @param timeout milliseconds until an answer has to be there as a whole.
 * @throws the signal's reason, where it is aborted.
 */
export async function send(url: URL, sent: SentRequest, timeout: number, signal: AbortSignal): Promise<Reply> {
  signal.throwIfAborted();
  const started = performance.now();
  const deadline = AbortSignal.timeout(timeout);
  const { answer, error, isConnected } = await exchange(url, sent, AbortSignal.any([signal, deadline]));
  const ms = performance.now() - started;
  if (answer) return { answer, ms };
  signal.throwIfAborted();
  const advice = adviceOn(error, url);
  if (!deadline.aborted) {
    return { failure: { kind: isConnected ? "broken" : "unreachable", reason: reasonOf(error), advice }, ms };
  }
  const [kind, missing] = isConnected ? (["silence", "answer"] as const) : (["unreachable", "connection"] as const);
  return { failure: { kind, reason: `no ${missing} within ${timeout} ms`, advice }, ms };
}

/** How an exchange ended: with an answer, or with an error of the connection. */
type End = { isConnected: boolean } & ({ answer: Answer; error?: never } | { answer?: never; error: Error });

/** Resolves however the connection ends; what is thrown is an error of the kit's own, as a header that cannot be sent. */
function exchange(url: URL, sent: SentRequest, signal: AbortSignal): Promise<End> {
  const { promise, resolve } = Promise.withResolvers<End>();
  let isConnected = false;
  const fail = (error: Error) => resolve({ error, isConnected });
  const request = (url.protocol === "https:" ? overHttps : overHttp)({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port,
    method: sent.method,
    path: sent.target,
    headers: sent.headers.flat(),
    setHost: false,
    agent: false,
    signal,
  });
  request.on("error", fail);
  request.on("socket", (socket) =>
    socket.once("connect", () => {
      isConnected = true;
    }),
  );
  request.on("response", (response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > longestBody) request.destroy(new Error(`a body of more than ${longestBody} bytes`));
      chunks.push(chunk);
    });
    response.on("error", fail);
    response.on("end", () => {
      const { statusCode = 0, rawHeaders } = response;
      resolve({ answer: { status: statusCode, headers: pairs(rawHeaders), body: Buffer.concat(chunks) }, isConnected });
    });
  });
  request.end(sent.body);
  return promise.finally(() => request.destroy());
}

function pairs(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
}
