import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that a server received. */
export interface ReceivedRequest {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

/** An HTTP server on loopback; disposing it closes it and every connection. */
export interface TestServer extends AsyncDisposable {
  url: string;
  requests: ReceivedRequest[];
}

type Respond = (response: ServerResponse, request: ReceivedRequest) => unknown;

/** Starts a server that responses with each of the responders in turn, and with the last one from then on. */
export async function serve(...responders: Respond[]): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const body = (await incoming.setEncoding("utf8").toArray()).join("");
    const request = { method: incoming.method, path: incoming.url, headers: incoming.headers, body };
    requests.push(request);
    responders[Math.min(requests.length, responders.length) - 1]?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Responds with a JSON body, by default under 200. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Respond {
  return (response) =>
    response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Responds with any body. */
export function text(
  body: string,
  status = 200,
  headers: Record<string, string> = { "Content-Type": "text/html" },
): Respond {
  return (response) => response.writeHead(status, headers).end(body);
}

export const success: Respond = json({ code: 0, data: {} });
