import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";

const dist = join(import.meta.dirname, "..", "dist");

export interface ServeDocsOptions {
  /** TCP port; 0, the default, takes any free one. */
  port?: number;
  /** Address to listen on, default 127.0.0.1. */
  host?: string;
}

/** A server of the built page. Disposing it closes it. */
export interface DocsServer extends AsyncDisposable {
  /** Where the page is, for example `http://127.0.0.1:8080`. */
  url: string;
  /** Stops listening and ends every open connection. */
  close(): Promise<void>;
}

/**
 * Serves the built page (dist/).
 *
 * @throws {Error} when the page is not built, or the port is taken (`EADDRINUSE`).
 */
export async function serveDocs({ port = 0, host = "127.0.0.1" }: ServeDocsOptions = {}): Promise<DocsServer> {
  if (!existsSync(join(dist, "index.html"))) {
    throw new Error(`${dist} has no index.html: run \`pnpm build\` first`);
  }
  // Browsers ask each time whether a file has changed (ETag), because files keep their names from build to build.
  const server = createServer(sirv(dist, { etag: true, maxAge: 0 })).listen(port, host);
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo;

  const close = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://${host}:${taken}`, close, [Symbol.asyncDispose]: close };
}
