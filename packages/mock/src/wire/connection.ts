import type { Socket } from "node:net";
import type { Answer } from "../answer.ts";
import { type Body, bodyOf, expectationOf } from "./body.ts";
import { switchToHttp2 } from "./h2c.ts";
import { type Head, isHttp10 } from "./head.ts";
import { serveHttp2 } from "./http2.ts";
import { type HeadSettings, readHead } from "./read-head.ts";
import { isRefusal } from "./refusal.ts";
import { SocketReader } from "./socket-reader.ts";
import { closesAfter, writeAnswer } from "./write-answer.ts";

/** One request as it came over the wire. */
export interface WireRequest extends Head {
  body: Body;
}

/** Answers a request. */
export type Handler = (request: WireRequest) => Promise<Answer>;

/** How a connection is served. */
export interface ConnectionSettings {
  /** How many bytes a request's head may have. */
  headerLimit: number;
  /** Whether the client may go on in HTTP/2. */
  h2c: boolean;
}

/** What a body that nobody reads may still have, for the connection to be worth keeping. */
const longestDrain = 256 * 1024;
/** How long a client may take to hang up, once it was told to: closing at once could take its answer away. */
const linger = 500;

/** Serves the requests of one connection, one after the other, as Go's net/http serves HTTP/1. */
export async function serveConnection(socket: Socket, settings: ConnectionSettings, handler: Handler): Promise<void> {
  const reader = new SocketReader(socket);
  let previousMethod: string | undefined;
  for (;;) {
    const request = await readRequest(reader, { ...settings, previousMethod });
    if (request === null) break;
    if (isRefusal(request)) {
      if (socket.writable) socket.write(request.text);
      break;
    }
    const { head, body } = request;
    previousMethod = head.method;
    const http2 = settings.h2c && (await switchToHttp2(socket, reader, head, body));
    if (http2) return serveHttp2(http2, handler);
    if (!(await serveRequest(socket, head, body, handler))) break;
  }
  hangUp(socket, reader);
}

/** Null where the connection ends before a request begins. */
async function readRequest(reader: SocketReader, settings: HeadSettings) {
  const head = await readHead(reader, settings);
  if (head === null || isRefusal(head)) return head;
  const body = bodyOf(head, reader);
  return isRefusal(body) ? body : { head, body };
}

/** Answers whether the connection goes on. */
async function serveRequest(socket: Socket, head: Head, body: Body, handler: Handler): Promise<boolean> {
  const expectation = expectationOf(head);
  if (expectation === "unknown") {
    await writeAnswer(socket, head, { status: 417, headers: {}, body: "" }, true);
    return false;
  }
  const isContinued = expectation === "continue" && !isHttp10(head);
  const read = isContinued ? continuing(socket, body) : body;
  const answer = isServerOptions(head) ? serverOptions : await handler({ ...head, body: read });
  const closes = closesAfter(head) || read.busy || (isContinued && !body.ended);
  await writeAnswer(socket, head, answer, closes);
  return !closes && socket.writable && (await drain(body));
}

/** `OPTIONS *` is asked of net/http, not of a handler. */
const isServerOptions = ({ method, target }: Head) => method === "OPTIONS" && target.raw === "*";
const serverOptions: Answer = { status: 200, headers: {}, body: "" };

/** A body whose client is given leave to send it, when it is read for the first time. */
function continuing(socket: Socket, body: Body): Body {
  let isAsked = false;
  return {
    read() {
      if (!isAsked && socket.writable) socket.write("HTTP/1.1 100 Continue\r\n\r\n");
      isAsked = true;
      return body.read();
    },
    get ended() {
      return body.ended;
    },
    get busy() {
      return body.busy;
    },
  };
}

/** Passes over what is left of a body; false where that is too much or broken. */
async function drain(body: Body): Promise<boolean> {
  try {
    for (let size = 0; size <= longestDrain; ) {
      const chunk = await body.read();
      if (chunk === null) return true;
      size += chunk.length;
    }
  } catch {
    // The framing broke: where the next request begins cannot be known.
  }
  return false;
}

function hangUp(socket: Socket, reader: SocketReader): void {
  if (socket.destroyed) return;
  socket.end();
  reader.discard();
  const timer = setTimeout(() => socket.destroy(), linger);
  socket.once("close", () => clearTimeout(timer));
}
