import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { frame, frameHeader, frameType, literalHeader } from "./frame.ts";
import type { Head } from "./head.ts";

/**
 * A connection that has switched from HTTP/1 to HTTP/2, with the request that asked for it as its first stream. Node's
 * HTTP/2 knows no such request: so its frames are put into what the client sends, behind the client's own beginning.
 *
 * @param early what has already come after the request.
 */
export function upgraded(socket: Socket, head: Head, body: Buffer, early: Buffer): Duplex {
  let beginning: Buffer | undefined = early;
  const connection = new Duplex({
    read: () => socket.resume(),
    write: (chunk: Buffer, _, done) => socket.write(chunk, done),
    final: (done) => socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  const take = (chunk: Buffer) => {
    if (!beginning) {
      if (!connection.push(chunk)) socket.pause();
      return;
    }
    beginning = Buffer.concat([beginning, chunk]);
    const length = beginningLength(beginning);
    if (length > beginning.length) return;
    connection.push(
      Buffer.concat([beginning.subarray(0, length), firstStream(head, body), beginning.subarray(length)]),
    );
    beginning = undefined;
  };
  socket.on("data", take);
  socket.on("end", () => connection.push(null));
  socket.on("close", () => connection.destroy());
  take(Buffer.alloc(0));
  return connection;
}

/** The length of `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`. */
const prefaceLength = 24;

/** How long the preface and the first frame are, as far as it can be told. */
function beginningLength(bytes: Buffer): number {
  const least = prefaceLength + frameHeader;
  return bytes.length < least ? least : least + bytes.readUIntBE(prefaceLength, 3);
}

/** Headers that are about the connection, not the request. */
const ofTheConnection = new Set(["connection", "upgrade", "http2-settings", "host", "keep-alive", "expect"]);

/** The request as frames of stream 1. */
function firstStream({ method, target, headers }: Head, body: Buffer): Buffer {
  const fields = [
    [":method", method],
    [":scheme", "http"],
    [":path", target.raw],
    [":authority", headers.get("host")?.[0] ?? ""],
    ...[...headers]
      .filter(([name]) => !ofTheConnection.has(name))
      .flatMap(([name, values]) => values.map((value) => [name, value])),
  ];
  const block = Buffer.concat(fields.map(([name = "", value = ""]) => literalHeader(name, value)));
  return Buffer.concat([
    frame(frameType.headers, { stream: 1, ends: "headers" }, block),
    frame(frameType.data, { stream: 1, ends: "stream" }, body),
  ]);
}
