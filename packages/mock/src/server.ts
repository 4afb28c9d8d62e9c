import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { type ConnectionSettings, type Handler, serveConnection } from "./wire/connection.ts";

/** Where to listen, and how to serve what comes. */
export interface ServerSettings extends ConnectionSettings {
  host: string;
  port: number;
}

/** A server that listens. */
export interface RunningServer {
  port: number;
  /** Ends every connection at once and frees the port. */
  close(): Promise<void>;
}

/** @throws {Error} where the port cannot be had; the message says what to do. */
export async function listen(settings: ServerSettings, handler: Handler): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A client that breaks off is none of our errors; what was being read or written ends with the socket.
    socket.on("error", () => {});
    serveConnection(socket, settings, handler).catch(() => socket.destroy());
  });
  const port = await bind(server, settings);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function bind(server: Server, { host, port }: ServerSettings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const remedy = "give another port, or 0 for any free one";
      reject(new Error(`the mock cannot listen on ${host}:${port}: ${error.message}; ${remedy}`, { cause: error }));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
