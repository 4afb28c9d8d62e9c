import type { AddressInfo, Socket } from "node:net";
import type { Handler } from "./http.ts";
import { createHttp1Server } from "./http1.ts";
import { serveHttp2 } from "./http2.ts";

/** Where to listen, and what to speak. */
export interface ListenOptions {
  host: string;
  port: number;
  /** How many bytes a request's head may have. */
  maxHeaderBytes: number;
  /** Whether a client may speak HTTP/2 without TLS. */
  h2c: boolean;
}

/** A server that listens. */
export interface RunningServer {
  port: number;
  /** Ends every connection at once and frees the port. */
  close(): Promise<void>;
}

/** @throws {Error} where the port cannot be had; the message says what to do. */
export async function listen(options: ListenOptions, handler: Handler): Promise<RunningServer> {
  const { host, port, maxHeaderBytes, h2c } = options;
  const server = createHttp1Server(maxHeaderBytes, handler);
  const [serveHttp1] = server.listeners("connection");
  const sockets = new Set<Socket>();
  server.removeAllListeners("connection").on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true).once("close", () => sockets.delete(socket));
    // A client that breaks off is not an error of ours.
    socket.on("error", () => {});
    onFirstBytes(socket, (isHttp2) => {
      if (isHttp2 && h2c) serveHttp2(socket, handler);
      else serveHttp1?.call(server, socket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      const remedy = "give another port, or 0 for any free one";
      reject(new Error(`the mock cannot listen on ${host}:${port}: ${error.message}; ${remedy}`, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** What every HTTP/2 connection begins with. */
const preface = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/**
 * Looks at the first bytes of a connection and puts them back. One that never sends any is left alone: as in Milvus, a
 * client's time to send a head counts from its first byte on.
 */
function onFirstBytes(socket: Socket, serve: (isHttp2: boolean) => void): void {
  let first: Buffer = Buffer.alloc(0);
  const look = () => {
    const chunk: Buffer | null = socket.read();
    if (chunk) first = Buffer.concat([first, chunk]);
    const length = Math.min(first.length, preface.length);
    const mayBeHttp2 = preface.subarray(0, length).equals(first.subarray(0, length));
    if (mayBeHttp2 && length < preface.length && !socket.readableEnded && chunk) return;
    socket.off("readable", look);
    socket.off("end", look);
    socket.unshift(first);
    serve(mayBeHttp2 && length === preface.length);
  };
  socket.on("readable", look);
  socket.once("end", look);
}
