import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { Header, HttpRequest } from "@milvus-rest/semantics";
import type { HttpResponse } from "../http.ts";

/** What came of a request. */
export type Reply = { durationMs: number } & (
  | { response: HttpResponse; failure?: never }
  | { response?: never; failure: Failure }
);

/** Why there is no response. */
export interface Failure {
  /** `broken`: what came was not HTTP, or nothing came; `cut`: the connection ended after the head of a response. */
  kind: "unreachable" | "silence" | "broken" | "cut" | "oversized";
  /** In the words of the system, such as ECONNREFUSED. */
  reason: string;
  advice: string;
}

/** A response of the API is smaller, even a list of 65,536 collections with names of 40 bytes. */
export const maxResponseBytes = 4 * 1024 * 1024;

/** A response body is larger than `maxResponseBytes`. */
class OversizedError extends Error {
  override name = "OversizedError";
  override message = `the response has a body of more than ${maxResponseBytes} bytes`;
}

/**
 * Sends a request as it is, on a connection of its own, which is closed on every path.
 *
 * @param timeout milliseconds until the whole response has to be there.
 * @throws the signal's reason, when it is aborted.
 */
export async function send(url: URL, request: HttpRequest, timeout: number, signal: AbortSignal): Promise<Reply> {
  signal.throwIfAborted();
  const started = performance.now();
  const deadline = AbortSignal.timeout(timeout);
  const { response, error, isConnected, status } = await exchange(url, request, AbortSignal.any([signal, deadline]));
  const durationMs = performance.now() - started;
  if (response) return { response, durationMs };
  signal.throwIfAborted();
  const failed = (kind: Failure["kind"], reason: string): Reply => {
    return { failure: { kind, reason, advice: adviceOn(error, url) }, durationMs };
  };
  if (error instanceof OversizedError) return failed("oversized", error.message);
  if (!deadline.aborted) {
    if (status !== undefined) return failed("cut", `HTTP ${status}, and then the connection ended within the body`);
    return failed(isConnected ? "broken" : "unreachable", reasonOf(error));
  }
  if (isConnected) return failed("silence", `no response within ${timeout} ms`);
  return failed("unreachable", `no connection within ${timeout} ms`);
}

/** How an exchange ended: with a response, or with an error of the connection. */
type End = { isConnected: boolean; status?: number | undefined } & (
  | { response: HttpResponse; error?: never }
  | { response?: never; error: Error }
);

/** Resolves however the connection ends; only an error of the kit itself is thrown, such as a header that cannot be sent. */
function exchange(url: URL, { method, target, headers, body }: HttpRequest, signal: AbortSignal): Promise<End> {
  const { promise, resolve } = Promise.withResolvers<End>();
  let isConnected = false;
  let status: number | undefined;
  const fail = (error: Error) => resolve({ error, isConnected, status });
  const request = (url.protocol === "https:" ? overHttps : overHttp)({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port,
    method,
    path: target,
    headers: headers.flat(),
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
  request.on("response", (incoming) => {
    status = incoming.statusCode;
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxResponseBytes) request.destroy(new OversizedError());
      chunks.push(chunk);
    });
    incoming.on("error", fail);
    incoming.on("end", () => {
      const { statusCode = 0, rawHeaders } = incoming;
      const response = { status: statusCode, headers: pairs(rawHeaders), body: Buffer.concat(chunks) };
      resolve({ response, isConnected });
    });
  });
  request.end(body);
  return promise.finally(() => request.destroy());
}

function pairs(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
}

/** What ended a connection, in one line. */
export function reasonOf(error: Error): string {
  // The error of a host with several addresses has no message of its own, but one for each address.
  const errors: readonly Error[] = error instanceof AggregateError ? error.errors : [error];
  // Node adds advice to some reasons; `adviceOn` says more.
  const messages = errors.map(({ message }) =>
    message.replace(/; if the root CA is installed locally, .*$/s, "").trim(),
  );
  const reason = opensslReason(error) ?? messages.join(", ");
  const code = codeOf(error);
  return reason.includes(code) ? reason : `${reason} (${code})`;
}

/** OpenSSL's messages are lines of a log, `…:error:0A00010B:SSL routines:<function>:<reason>:<file>:<line>:`. */
const opensslReason = ({ message }: Error) => /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/.exec(message)?.[1];

const codeOf = (error: Error) => ("code" in error && typeof error.code === "string" ? error.code : error.name);

/** What may help when a TLS connection ended before the first response, by the code or the reason of its error. */
const tlsAdvice: readonly [RegExp, (url: URL) => string][] = [
  [
    /SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/,
    () => "To trust the certificate, name a PEM file with it or with its authority's: NODE_EXTRA_CA_CERTS=FILE.",
  ],
  [/ALTNAME_INVALID/, ({ hostname }) => `Use a name that the certificate is for instead of ${hostname}.`],
  [/before secure TLS|\(EPROTO\)$/, ({ host }) => `The server may not speak TLS: try http://${host}.`],
];

/** What may help when a connection ended before the first response. */
export function adviceOn(error: Error, url: URL): string {
  const reason = reasonOf(error);
  const found = tlsAdvice.find(([pattern]) => pattern.test(reason) && !/ alert /.test(reason));
  if (url.protocol === "https:" && found) return found[1](url);
  return "Check the host and the port of the URL, and that the server is up and speaks HTTP/1.1; --wait waits for one that is starting.";
}
