import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Body } from "./body.ts";
import { type Head, headerHas, headerOf, isPreface } from "./head.ts";
import type { SocketReader } from "./socket-reader.ts";
import { upgraded } from "./upgraded.ts";

/** The first lines of every HTTP/2 connection, which the reader of HTTP/1 takes for a request. */
const prefaceHead = Buffer.from("PRI * HTTP/2.0\r\n\r\n");
const switching = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";
/** A larger body would not fit into the window that a stream begins with; such a request is answered in HTTP/1. */
const largestUpgrade = 32 * 1024;

/**
 * The connection as HTTP/2 goes on with it, where the client wants that: it has spoken HTTP/2 from the beginning, or asks
 * to switch. Undefined where it does not.
 */
export async function switchToHttp2(
  socket: Socket,
  reader: SocketReader,
  head: Head,
  body: Body,
): Promise<Duplex | undefined> {
  if (isPreface(head)) {
    const early = reader.release();
    socket.unshift(Buffer.concat([prefaceHead, early]));
    return socket;
  }
  if (!asksToSwitch(head)) return undefined;
  const chunks: Buffer[] = [];
  for (let chunk = await body.read(); chunk !== null; chunk = await body.read()) chunks.push(chunk);
  const early = reader.release();
  socket.write(switching);
  return upgraded(socket, head, Buffer.concat(chunks), early);
}

function asksToSwitch(head: Head): boolean {
  return (
    headerHas(head, "upgrade", "h2c") &&
    headerHas(head, "connection", "http2-settings") &&
    headerOf(head, "http2-settings") !== undefined &&
    headerOf(head, "transfer-encoding") === undefined &&
    Number(headerOf(head, "content-length") ?? 0) <= largestUpgrade
  );
}
