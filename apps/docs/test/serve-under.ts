import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";

/** A server that a test listens to. */
export interface TestServer extends AsyncDisposable {
  url: string;
}

/** Serves the built page under a path, as a static host may do. */
export function serveUnder(path: string): Promise<TestServer> {
  const serve = sirv(join(import.meta.dirname, "..", "dist"));
  return listen((request, response) => {
    if (!request.url?.startsWith(path)) return response.writeHead(404).end();
    request.url = `/${request.url.slice(path.length)}`;
    serve(request, response);
  });
}

/** Listens on a free port of this machine. */
export async function listen(answer: RequestListener): Promise<TestServer> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
