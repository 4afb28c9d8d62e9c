import { type IncomingHttpHeaders, performServerHandshake, type ServerHttp2Stream } from "node:http2";
import type { Socket } from "node:net";
import type { Header, HttpRequest } from "@milvus-rest/semantics";
import type { Handler, IncomingRequest, MockResponse } from "./http.ts";

/** The settings that Go's server begins with. */
const settings = {
  maxFrameSize: 2 ** 20,
  maxConcurrentStreams: 250,
  maxHeaderListSize: 2 ** 16 + 320,
  initialWindowSize: 2 ** 20,
};

/** Serves HTTP/2 on a connection whose client speaks it from its first byte on. */
export function serveHttp2(socket: Socket, handler: Handler): void {
  const session = performServerHandshake(socket, { settings });
  session.on("error", () => {});
  session.on("stream", (stream, headers) => {
    // A client that breaks off is not an error of ours.
    stream.on("error", () => {});
    handler(requestOf(stream, headers)).then(
      (response) => send(socket, stream, headers[":method"], response),
      () => stream.destroy(),
    );
  });
}

/** The request as it would be over HTTP/1.1. */
function requestOf(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): IncomingRequest {
  const { ":method": method, ":path": target, ":authority": host, ":scheme": _, ...rest } = headers;
  const pairs = Object.entries(rest).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): Header => [name, value]),
  );
  return {
    method: String(method),
    target: String(target),
    httpVersion: "HTTP/1.1",
    headers: [["host", String(host ?? "")], ...pairs],
    readBody: () => readBody(stream),
  };
}

async function readBody(stream: ServerHttp2Stream): Promise<Pick<HttpRequest, "body" | "bodyError">> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
    return { body: Buffer.concat(chunks) };
  } catch {
    return { body: Buffer.concat(chunks), bodyError: "unexpected EOF" };
  }
}

function send(socket: Socket, stream: ServerHttp2Stream, method: unknown, response: MockResponse): void {
  const { status, headers, body, delivery } = response;
  const deliver = () => delivery?.fault === "cut" && socket.destroy();
  if (stream.destroyed) return;
  if (delivery?.at === "start") return void deliver();
  const isBodiless = method === "HEAD" || body === "";
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
  stream.respond({ ":status": status, ...Object.fromEntries(headers), ...length }, { endStream: isBodiless });
  if (isBodiless) return;
  if (delivery) stream.write(body.slice(0, Math.floor(body.length / 2)), deliver);
  else stream.end(body);
}
