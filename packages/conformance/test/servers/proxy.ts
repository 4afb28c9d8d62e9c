import { request as forwardTo, type IncomingMessage, type RequestListener } from "node:http";
import type { ServerOptions } from "node:https";
import type { Header } from "@milvus-rest/semantics";
import type { HttpResponse } from "../../src/http.ts";
import { type Served, serve } from "./serve.ts";

/** A request that came to a proxy. */
export interface ProxiedRequest {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** A server as a function. */
export type Respond = (request: ProxiedRequest) => HttpResponse | Promise<HttpResponse>;

/**
 * What becomes of a response. Undefined: nothing is sent, and the connection is kept; `reset`: it is closed; `raw`: these
 * bytes are sent, and then it is closed.
 */
export type Change = (response: HttpResponse, request: ProxiedRequest) => Changed | Promise<Changed>;
type Changed = HttpResponse | { raw: Buffer } | "reset" | undefined;
type Certificate = Pick<ServerOptions, "cert" | "key">;

/** Serves what a function responds. */
export const serveFunction = (respond: Respond, change?: Change, tls?: Certificate): Promise<Served> =>
  serve(listenerOf(respond, change), tls);

export const listenerOf =
  (respond: Respond, change: Change = (response) => response): RequestListener =>
  async (incoming, response) => {
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(await incoming.toArray()).toString() };
    // What is behind a proxy may have ended, as when its tests are over.
    const original = await Promise.resolve(respond(request)).catch(() => undefined);
    if (!original) return void response.destroy();
    const changed = await change(original, request);
    if (changed === undefined) return;
    if (changed === "reset") response.destroy();
    else if ("raw" in changed) incoming.socket.end(changed.raw);
    else response.writeHead(changed.status, changed.headers.flat()).end(changed.body);
  };

/** The path that is requested behind a proxy, or with it the body. */
export type Rewrite =
  | ((url: string) => string)
  | { url(url: string, body: string): string; body(body: string, url: string): string };

/**
 * Puts a proxy before a server.
 *
 * @param rewrite the path that is requested behind it.
 * @param tls the certificate with which it serves over TLS.
 */
export function serveBehind(
  target: string,
  change: Change,
  rewrite: Rewrite = (url) => url,
  tls?: Certificate,
): Promise<Served> {
  const { url: pathOf, body: bodyOf } =
    typeof rewrite === "object" ? rewrite : { url: rewrite, body: (body: string) => body };
  const respond: Respond = ({ method, url, headers, body }) =>
    forward(target, { method, headers, path: pathOf(url, body), body: bodyOf(body, url) });
  return serveFunction(respond, change, tls);
}

interface Forwarded {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

function forward(target: string, { body, ...options }: Forwarded): Promise<HttpResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>();
  const request = forwardTo(target, { ...options, agent: false }, async (incoming) => {
    const { statusCode = 0, rawHeaders } = incoming;
    resolve({ status: statusCode, headers: pairs(rawHeaders), body: Buffer.concat(await incoming.toArray()) });
  });
  request.on("error", reject).end(body);
  return promise;
}

const framing = ["connection", "content-length", "transfer-encoding", "date", "keep-alive"];

/** Without the framing, which is the proxy's own. */
function pairs(raw: readonly string[]): Header[] {
  return raw
    .flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []))
    .filter(([name]) => !framing.includes(name.toLowerCase()));
}
