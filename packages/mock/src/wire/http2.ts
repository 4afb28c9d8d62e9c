import { performServerHandshake, type ServerHttp2Stream } from "node:http2";
import type { Duplex } from "node:stream";
import type { Answer } from "../answer.ts";
import { type Body, BodyError } from "./body.ts";
import type { Handler, WireRequest } from "./connection.ts";
import { parseTarget } from "./target.ts";

/** What Go's server begins with. */
const settings = {
  maxFrameSize: 2 ** 20,
  maxConcurrentStreams: 250,
  maxHeaderListSize: 2 ** 16 + 320,
  initialWindowSize: 2 ** 20,
};
const protocolError = 1;

/** Serves HTTP/2 on a connection whose client has agreed to it. Ends with the connection. */
export function serveHttp2(connection: Duplex, handler: Handler): Promise<void> {
  const session = performServerHandshake(connection, { settings });
  session.on("stream", (stream, headers) => {
    // A client that breaks off is none of our errors.
    stream.on("error", () => {});
    const request = requestOf(stream, headers);
    if (!request) return stream.close(protocolError);
    handler(request).then(
      (answer) => send(connection, stream, request, answer),
      () => stream.destroy(),
    );
  });
  session.on("error", () => {});
  return new Promise((resolve) => session.once("close", () => resolve()));
}

/** Undefined where the path is none. */
function requestOf(
  stream: ServerHttp2Stream,
  headers: Record<string, string | string[] | undefined>,
): WireRequest | undefined {
  const { ":method": method, ":path": path, ...rest } = headers;
  const target = parseTarget(String(method), String(path));
  return (
    target && {
      method: String(method),
      target,
      version: { major: 2, minor: 0 },
      headers: new Map(Object.entries(rest).map(([name, value]) => [name, [value ?? []].flat()])),
      body: bodyOf(stream),
    }
  );
}

function bodyOf(stream: ServerHttp2Stream): Body {
  const chunks = stream[Symbol.asyncIterator]();
  const body = {
    ended: false,
    busy: false,
    async read() {
      body.busy = true;
      try {
        const { done, value } = await chunks.next();
        body.ended = done === true;
        return body.ended ? null : Buffer.from(value);
      } catch {
        throw new BodyError("unexpected EOF");
      } finally {
        body.busy = false;
      }
    },
  };
  return body;
}

function send(connection: Duplex, stream: ServerHttp2Stream, { method }: WireRequest, answer: Answer): void {
  const { status, headers, body, delivery } = answer;
  const fail = () => delivery?.fault === "cut" && connection.destroy();
  if (stream.destroyed) return;
  if (delivery?.at === "start") {
    fail();
    return;
  }
  const isBodiless = method === "HEAD" || body === "";
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
  stream.respond({ ":status": status, ...headers, ...length }, { endStream: isBodiless });
  if (isBodiless) return;
  if (delivery) stream.write(body.slice(0, Math.floor(body.length / 2)), fail);
  else stream.end(body);
}
