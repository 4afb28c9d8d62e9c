import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, Server } from "node:net";

/** A server that runs; `await using` ends it with all its connections. */
export interface Served extends AsyncDisposable {
  url: string;
}

/** Serves on any free port of this machine. */
export async function serve(listener: RequestListener): Promise<Served> {
  const server = createServer(listener);
  const served = await listen(server);
  return {
    ...served,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await served[Symbol.asyncDispose]();
    },
  };
}

export async function listen(server: Server): Promise<Served> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
