import { request as ask, type IncomingMessage } from "node:http";
import type { Answer, Header } from "../../src/exchange.ts";
import { type Served, serve } from "./serve.ts";

/** A request that came to a proxy. */
export interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** What a proxy does with an answer: passes another one on; undefined: says nothing, and keeps the connection. */
export type Spoil = (answer: Answer, request: Seen) => Answer | undefined;

/**
 * Puts a proxy before a server.
 *
 * @param rewrite the path that is asked for behind it.
 */
export function serveBehind(target: string, spoil: Spoil, rewrite = (url: string) => url): Promise<Served> {
  return serve(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const body = Buffer.concat(await request.toArray());
    const answer = await forward(target, { method, path: rewrite(url), headers, body });
    const spoilt = spoil(answer, { method, url, headers, body: body.toString() });
    if (spoilt) response.writeHead(spoilt.status, spoilt.headers.flat()).end(spoilt.body);
  });
}

interface Forwarded {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

function forward(target: string, { body, ...options }: Forwarded): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const request = ask(target, { ...options, agent: false }, async (response) => {
    const { statusCode = 0, rawHeaders } = response;
    resolve({ status: statusCode, headers: pairs(rawHeaders), body: Buffer.concat(await response.toArray()) });
  });
  request.on("error", reject).end(body);
  return promise;
}

/** Without the framing, which is the proxy's own. */
function pairs(raw: readonly string[]): Header[] {
  return raw
    .flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []))
    .filter(
      ([name]) =>
        !["connection", "content-length", "transfer-encoding", "date", "keep-alive"].includes(name.toLowerCase()),
    );
}
