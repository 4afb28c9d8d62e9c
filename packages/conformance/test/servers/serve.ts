import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { AddressInfo, Server } from "node:net";

/** A server that runs; `await using` ends it with all its connections. */
export interface Served extends AsyncDisposable {
  url: string;
}

/** Serves on any free port of this machine; over TLS where it is given a certificate. */
export async function serve(listener: RequestListener, tls?: Pick<ServerOptions, "cert" | "key">): Promise<Served> {
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  const { url, [Symbol.asyncDispose]: close } = await listen(server);
  return {
    url: tls ? url.replace("http", "https") : url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await close();
    },
  };
}

export async function listen(server: Server, port = 0): Promise<Served> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
