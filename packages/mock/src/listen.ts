import { once } from "node:events";
import { performServerHandshake, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { type Header, headerSlackBytes, type Profile } from "@milvus-rest/semantics";
import type { Handler, MockResponse } from "./http.ts";
import { createHttp1Server, pairs, readBody } from "./http1.ts";

/**
 * Listens for requests over HTTP/1 and, as a profile that has it, over HTTP/2 without TLS.
 *
 * @returns the port, and what ends every connection at once and frees the port.
 * @throws {Error} where the port cannot be had; the message says what to do.
 */
export async function listen(host: string, port: number, profile: Profile, handler: Handler) {
  const server = createHttp1Server(profile.headerLimit + headerSlackBytes, handler);
  const [serveHttp1] = server.listeners("connection");
  const sockets = new Set<Socket>();
  server.removeAllListeners("connection").on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true).once("close", () => sockets.delete(socket));
    // A client that breaks off is not an error of ours.
    socket.on("error", () => {});
    onFirstBytes(socket, (isHttp2) => {
      if (isHttp2 && profile.h2c) serveHttp2(socket, handler);
      else serveHttp1?.call(server, socket);
    });
  });
  await once(server.listen(port, host), "listening").catch((cause) => {
    const remedy = "give another port, or 0 for any free one";
    throw new Error(`the mock cannot listen on ${host}:${port}: ${cause.message}; ${remedy}`, { cause });
  });
  const close = async () => {
    const closed = once(server.close(), "close");
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, close };
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
    const isHttp2 = first.subarray(0, preface.length).equals(preface);
    const isBeginning = preface.subarray(0, first.length).equals(first);
    if (isBeginning && !isHttp2 && chunk && !socket.readableEnded) return;
    socket.off("readable", look).off("end", look).unshift(first);
    serve(isHttp2);
  };
  socket.on("readable", look).once("end", look);
}

/** The settings that Go's server begins with. */
const settings = {
  maxFrameSize: 2 ** 20,
  maxConcurrentStreams: 250,
  maxHeaderListSize: 2 ** 16 + 320,
  initialWindowSize: 2 ** 20,
};

/** Hands over each request as it would be over HTTP/1.1. */
function serveHttp2(socket: Socket, handler: Handler): void {
  const session = performServerHandshake(socket, { settings });
  session.on("error", () => {});
  session.on("stream", (stream, head, _, rawHeaders: readonly string[]) => {
    stream.on("error", () => {});
    const { ":method": method = "", ":path": target = "", ":authority": host = "" } = head;
    const headers: Header[] = [["host", host], ...pairs(rawHeaders).filter(([name]) => !name.startsWith(":"))];
    handler({ method, target, httpVersion: "HTTP/1.1", headers, readBody: () => readBody(stream) }).then(
      (response) => sendHttp2(socket, stream, method === "HEAD", response),
      () => stream.destroy(),
    );
  });
}

function sendHttp2(socket: Socket, stream: ServerHttp2Stream, isHead: boolean, response: MockResponse): void {
  const { status, headers, body, connection } = response;
  if (connection === "cut") socket.destroy();
  if (connection === "cut" || connection === "stall" || stream.destroyed) return;
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
  const endStream = isHead || body === "";
  stream.respond({ ":status": status, ...Object.fromEntries(headers), ...length }, { endStream });
  if (endStream) return;
  if (connection) stream.write(body.slice(0, body.length / 2), () => connection === "cut-body" && socket.destroy());
  else stream.end(body);
}
