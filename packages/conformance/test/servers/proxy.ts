import { request as forwardTo, type IncomingMessage } from "node:http";
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

/** What a proxy makes of a response. Undefined: it sends nothing, and keeps the connection; `reset`: it closes it. */
export type Change = (response: HttpResponse, request: ProxiedRequest) => Changed | Promise<Changed>;
type Changed = HttpResponse | "reset" | undefined;

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
  tls?: Pick<ServerOptions, "cert" | "key">,
): Promise<Served> {
  return serve(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const given = Buffer.concat(await request.toArray());
    const isWhole = typeof rewrite === "object";
    const body = isWhole ? Buffer.from(rewrite.body(given.toString(), url)) : given;
    const path = isWhole ? rewrite.url(url, given.toString()) : rewrite(url);
    const original = await forward(target, { method, path, headers, body }).catch(() => undefined);
    if (!original) return void response.destroy();
    const changed = await change(original, { method, url, headers, body: body.toString() });
    if (changed === "reset") response.destroy();
    else if (changed) response.writeHead(changed.status, changed.headers.flat()).end(changed.body);
  }, tls);
}

interface Forwarded {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
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
