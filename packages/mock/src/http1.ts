import { createServer, IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import { decodeUtf8, type Header } from "@milvus-rest/semantics";
import { type Handler, type IncomingRequest, type MockResponse, type ReceivedBody, refusal } from "./http.ts";

/** How long a client may take to hang up, once it was told to: closing at once could take its response away. */
const lingerMs = 500;
/** Milvus' ReadHeaderTimeout, from the first byte on. */
const headerTimeoutMs = 1000;

/**
 * An HTTP/1 server on `node:http` that leaves to the handler what Go's net/http and Node judge differently: Node's
 * parser is lenient here, and what it refuses all the same is handed to the handler as far as it can be read.
 */
export function createHttp1Server(maxHeaderSize: number, handler: Handler): Server {
  const options = {
    maxHeaderSize,
    insecureHTTPParser: true,
    requireHostHeader: false,
    headersTimeout: headerTimeoutMs,
    connectionsCheckingInterval: headerTimeoutMs / 4,
    requestTimeout: 0,
    keepAliveTimeout: 0,
  };
  /** The last response of a connection. */
  const responses = new WeakMap<Socket, ServerResponse>();
  const respond = (response: ServerResponse, request: IncomingRequest) =>
    handler(request).then(
      (mockResponse) => send(response, mockResponse),
      () => response.req.socket.destroy(),
    );
  const serve = (message: IncomingMessage, response: ServerResponse) => {
    responses.set(message.socket, response);
    const read = () => {
      if (message.headers.expect !== undefined && message.httpVersion === "1.1") response.writeContinue();
      return readBody(message);
    };
    respond(response, { ...headOf(message), readBody: read });
  };
  const server = createServer(options, serve).on("checkContinue", serve).on("checkExpectation", serve);
  server.maxHeadersCount = 0;
  server.on("connect", (message) => {
    respond(rawResponse(message.socket), { ...headOf(message), readBody: async () => ({}) });
  });
  server.on("clientError", ({ code, rawPacket }: Error & { code?: string; rawPacket?: Buffer }, duplex) => {
    const socket = duplex as Socket;
    const response = responses.get(socket);
    if (response && !response.writableFinished) {
      response.shouldKeepAlive = false;
      if (!response.req.complete) response.req.emit("broken", bodyErrors[code ?? ""] ?? "unexpected EOF");
      return;
    }
    // What comes after a response that ends the connection.
    if (!socket.writable) return;
    if (code === "ERR_HTTP_REQUEST_TIMEOUT") socket.destroy();
    else if (code === "HPE_HEADER_OVERFLOW") send(rawResponse(socket), refusal(431));
    else respond(rawResponse(socket), parseRaw(rawPacket));
  });
  return server;
}

/** What net/http says of a body whose framing breaks, by the code of Node's parser. */
const bodyErrors: Record<string, string> = {
  HPE_INVALID_CHUNK_SIZE: "invalid byte in chunk length",
  HPE_STRICT: "malformed chunked encoding",
};

function headOf({ method = "", url: target = "", httpVersion: version, rawHeaders }: IncomingMessage) {
  // Node's name for a request line without a version is 0.9.
  const httpVersion = version === "0.9" ? "" : `HTTP/${version}`;
  return { method, target, httpVersion, headers: pairs(rawHeaders) };
}

/** The headers of Node's flat list. */
export function pairs(raw: readonly string[]): Header[] {
  const headers: Header[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at] ?? "", decode(raw[at + 1] ?? "")]);
  return headers;
}

/** Node gives headers as Latin-1; Go reads them as UTF-8. */
const decode = (text: string) => (/[\x80-\xff]/.test(text) ? decodeUtf8(Buffer.from(text, "latin1")) : text);

/** Reads a body to its end, or to the event `broken`, which says why it has none. */
export function readBody(stream: Readable): Promise<ReceivedBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const end = (bodyError?: string) => resolve({ body: Buffer.concat(chunks), bodyError });
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => end());
    stream.on("broken", end);
    stream.on("close", () => stream.readableEnded || end("unexpected EOF"));
  });
}

/** A request that Node's parser refuses, as far as it can be read. */
function parseRaw(rawPacket: Buffer = Buffer.alloc(0)): IncomingRequest {
  const text = rawPacket.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text);
  const [line = "", ...lines] = text.slice(0, end?.index).split(/\r?\n/);
  const [method = "", target = "", ...rest] = line.split(" ");
  const fields = lines.flatMap((each) => /^([^:]+):[ \t]*(.*?)[ \t]*$/s.exec(each)?.slice(1) ?? ["", ""]);
  const body = end ? rawPacket.subarray(end.index + end[0].length) : Buffer.alloc(0);
  return { method, target, httpVersion: rest.join(" "), headers: pairs(fields), readBody: async () => ({ body }) };
}

/** Sends a response with the headers that net/http adds. */
function send(response: ServerResponse, { status, statusText, headers, body, connection }: MockResponse): void {
  const { req: message } = response;
  const { socket } = message;
  if (connection === "cut") socket.destroy();
  if (connection === "cut" || connection === "stall") return;
  if (statusText !== undefined) response.statusMessage = statusText;
  response.sendDate = statusText === undefined;
  // A body that nobody has read may be long: net/http hangs up then.
  if (statusText !== undefined || isWaiting(message)) response.shouldKeepAlive = false;
  // Go tells HTTP/1.0 that a connection stays open, and HTTP/1.1 that it does not.
  if (response.shouldKeepAlive !== (message.httpVersion === "1.0")) response.removeHeader("Connection");
  const length: Header[] = status === 204 ? [] : [["Content-Length", String(Buffer.byteLength(body))]];
  response.writeHead(status, [...headers, ...length].flat());
  if (connection) response.write(body.slice(0, body.length / 2), () => connection === "cut-body" && socket.destroy());
  else response.end(message.method === "HEAD" || status === 204 ? "" : body);
}

/** Whether the client still waits for leave to send its body, or has not sent all of it. */
const isWaiting = (message: IncomingMessage) =>
  !message.complete && (message.headers.expect !== undefined || message.readableFlowing === true);

/** For a response to what Node's parser takes for no request. The connection ends with it. */
function rawResponse(socket: Socket): ServerResponse {
  const response = new ServerResponse(new IncomingMessage(socket));
  response.assignSocket(socket);
  response.once("finish", () => {
    const timer = setTimeout(() => socket.destroy(), lingerMs);
    socket.once("close", () => clearTimeout(timer));
    socket.end().resume();
  });
  return response;
}
