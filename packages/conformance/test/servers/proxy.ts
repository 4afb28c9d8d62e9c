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
export type Change = (response: HttpResponse, request: ProxiedRequest) => HttpResponse | "reset" | undefined;

/**
 * Puts a proxy before a server.
 *
 * @param rewrite the path that is requested behind it.
 * @param tls the certificate with which it serves over TLS.
 */
export function serveBehind(
  target: string,
  change: Change,
  rewrite = (url: string) => url,
  tls?: Pick<ServerOptions, "cert" | "key">,
): Promise<Served> {
  return serve(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const body = Buffer.concat(await request.toArray());
    const original = await forward(target, { method, path: rewrite(url), headers, body });
    const changed = change(original, { method, url, headers, body: body.toString() });
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
