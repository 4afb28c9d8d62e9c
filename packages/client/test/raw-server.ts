import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** A server below HTTP: what it does with a connection whose request has begun is up to the test. */
export interface RawServer extends AsyncDisposable {
  url: string;
  /** Connections that are open now. */
  open: Set<Socket>;
  /** Every connection there was. */
  accepted: number;
  /** Resolves when no connection is open any more. */
  drained: () => Promise<void>;
}

/** Starts a server on loopback that hands each connection over when its first bytes are here. */
export async function rawServer(onRequest: (socket: Socket, request: string) => unknown): Promise<RawServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    raw.accepted += 1;
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      open.delete(socket);
      server.emit("drain");
    });
    socket.once("data", (bytes) => onRequest(socket, String(bytes)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const raw: RawServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open,
    accepted: 0,
    drained: async () => {
      while (open.size > 0) await once(server, "drain");
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return raw;
}

const body = '{"code":0,"data":{}}';

/** Bytes of responses, whole and damaged. */
export const responses = {
  success: `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  head: `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
  chunkedHead: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
  body,
};

/** A response with the right Content-Length. */
export function responseWith(text: string | Buffer, headers: Record<string, string> = {}, status = "200 OK"): Buffer {
  const bytes = Buffer.from(text);
  const lines = Object.entries({ "Content-Length": String(bytes.length), ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`), bytes]);
}
