import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { Answer, Header, SentRequest } from "../exchange.ts";

/** What came of a request. */
export type Reply = { answer: Answer; ms: number } | { failure: Failure; ms: number };

/** Why no answer came. */
export interface Failure {
  /** `unreachable`: no connection; `silence`: none in time; `broken`: what came was no HTTP, or was cut off. */
  kind: "unreachable" | "silence" | "broken";
  /** In the words of the system, such as ECONNREFUSED. */
  reason: string;
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
  let isConnected = false;
  try {
    const answer = await exchange(url, sent, AbortSignal.any([signal, deadline]), () => {
      isConnected = true;
    });
    return { answer, ms: performance.now() - started };
  } catch (error) {
    signal.throwIfAborted();
    const reason = deadline.aborted ? `no answer within ${timeout} ms` : reasonOf(error);
    const kind = !isConnected ? "unreachable" : deadline.aborted ? "silence" : "broken";
    return { failure: { kind, reason }, ms: performance.now() - started };
  }
}

function exchange(url: URL, sent: SentRequest, signal: AbortSignal, onConnect: () => void): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
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
  request.on("error", reject);
  request.on("socket", (socket) => socket.once("connect", onConnect));
  request.on("response", (response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > longestBody) request.destroy(new Error(`a body of more than ${longestBody} bytes`));
      chunks.push(chunk);
    });
    response.on("error", reject);
    response.on("end", () => {
      resolve({ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders), body: Buffer.concat(chunks) });
    });
  });
  request.end(sent.body);
  return promise.finally(() => request.destroy());
}

function pairs(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
}

/** An AggregateError, of a host with several addresses, has no message of its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return error.message.includes(code) ? error.message : `${error.message} (${code})`.trim();
}
