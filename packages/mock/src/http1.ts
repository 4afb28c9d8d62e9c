import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { decodeUtf8, type Header, type HttpRequest } from "@milvus-rest/semantics";
import { type Handler, type IncomingRequest, type MockResponse, refusal } from "./http.ts";

/** How long a client may take to hang up, once it was told to: closing at once could take its response away. */
const lingerMs = 500;
/** Milvus' ReadHeaderTimeout, from the first byte on. */
const headerTimeoutMs = 1000;

/**
 * An HTTP/1 server on `node:http` that leaves to the handler what Go's net/http and Node judge differently: Node's
 * parser is lenient here, and what it refuses all the same is handed to the handler as far as it can be read.
 *
 * @param maxHeaderBytes how many bytes a request's head may have.
 */
export function createHttp1Server(maxHeaderBytes: number, handler: Handler): Server {
  /** The bodies that are being read, to be told when their framing breaks. */
  const reading = new WeakMap<Socket, (error: string) => void>();
  const options = {
    insecureHTTPParser: true,
    requireHostHeader: false,
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headerTimeoutMs,
    connectionsCheckingInterval: headerTimeoutMs / 4,
    requestTimeout: 0,
    keepAliveTimeout: 0,
  };
  const serve = (message: IncomingMessage, response: ServerResponse, allowsBody = () => {}) => {
    const request = requestOf(message, () => {
      allowsBody();
      return readBody(message, (fail) => reading.set(message.socket, fail));
    });
    handler(request).then(
      (mockResponse) => send(message, response, mockResponse),
      () => message.socket.destroy(),
    );
  };
  const server = createServer(options, (message, response) => serve(message, response, noop));
  server.maxHeadersCount = 0;
  server.on("checkContinue", (message, response) => serve(message, response, () => response.writeContinue()));
  server.on("checkExpectation", (message, response) => serve(message, response, noop));
  server.on("connect", (message, socket) =>
    handler(requestOf(message, async () => ({}))).then((response) => sendRaw(socket as Socket, response)),
  );
  server.on("clientError", (error: Error & { code?: string; rawPacket?: Buffer }, duplex) => {
    const socket = duplex as Socket;
    const fail = reading.get(socket);
    if (fail) return fail(bodyErrors[error.code ?? ""] ?? "unexpected EOF");
    // What comes after a response that ends the connection.
    if (!socket.writable) return;
    if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") return socket.destroy();
    if (error.code === "HPE_HEADER_OVERFLOW") return sendRaw(socket, refusal(431, ""));
    handler(parseRaw(error.rawPacket)).then(
      (response) => sendRaw(socket, response),
      () => socket.destroy(),
    );
  });
  return server;
}

const noop = () => {};

/** What net/http says of a body whose framing breaks, by the code of Node's parser. */
const bodyErrors: Record<string, string> = {
  HPE_INVALID_CHUNK_SIZE: "invalid byte in chunk length",
  HPE_STRICT: "malformed chunked encoding",
};

function requestOf(message: IncomingMessage, readBody: IncomingRequest["readBody"]): IncomingRequest {
  const { method = "", url: target = "", rawHeaders } = message;
  // Node's name for a request line without a version.
  const httpVersion = message.httpVersion === "0.9" ? "" : `HTTP/${message.httpVersion}`;
  return { method, target, httpVersion, headers: pairs(rawHeaders), readBody };
}

/** Node gives headers as Latin-1; Go reads them as UTF-8. */
function pairs(raw: readonly string[]): Header[] {
  const headers: Header[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at] ?? "", decode(raw[at + 1] ?? "")]);
  return headers;
}

const decode = (text: string) => (/[\x80-\xff]/.test(text) ? decodeUtf8(Buffer.from(text, "latin1")) : text);

/** @param onRead is given what ends the reading, with the reason, where the client breaks the framing. */
function readBody(
  message: IncomingMessage,
  onRead: (fail: (reason: string) => void) => void,
): Promise<Pick<HttpRequest, "body" | "bodyError">> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const end = (bodyError?: string) =>
      resolve({ body: Buffer.concat(chunks), ...(bodyError !== undefined && { bodyError }) });
    onRead((reason) => message.complete || end(reason));
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => end());
    message.on("error", () => end("unexpected EOF"));
    message.on("close", () => end("unexpected EOF"));
  });
}

/** A request that Node's parser refuses, as far as it can be read. */
function parseRaw(rawPacket: Buffer = Buffer.alloc(0)): IncomingRequest {
  const text = rawPacket.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text);
  const [line = "", ...lines] = text.slice(0, end?.index).split(/\r?\n/);
  const [method = "", target = "", ...rest] = line.split(" ");
  const headers = lines.map((each): Header => {
    const colon = each.indexOf(":");
    return colon < 1 ? ["", ""] : [each.slice(0, colon), decode(each.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, ""))];
  });
  const body = end ? rawPacket.subarray(end.index + end[0].length) : Buffer.alloc(0);
  return { method, target, httpVersion: rest.join(" "), headers, readBody: async () => ({ body }) };
}

/** Sends a response with the headers that net/http adds. */
function send(message: IncomingMessage, response: ServerResponse, mockResponse: MockResponse): void {
  const { status, statusText, body, delivery, isOfHttpLayer = false } = mockResponse;
  if (delivery?.at === "start") {
    deliver(message.socket, delivery.fault);
    return;
  }
  const headers = [...mockResponse.headers];
  if (status !== 204) headers.push(["Content-Length", String(Buffer.byteLength(body))]);
  // A body that nobody has read may be long: net/http hangs up then.
  if (isOfHttpLayer || isWaiting(message)) response.shouldKeepAlive = false;
  response.sendDate = !isOfHttpLayer;
  // Go tells HTTP/1.0 that a connection stays open, and HTTP/1.1 that it does not.
  if (response.shouldKeepAlive !== (message.httpVersion === "1.0")) response.removeHeader("Connection");
  if (statusText === undefined) response.writeHead(status, headers.flat());
  else response.writeHead(status, statusText, headers.flat());
  const isBodiless = message.method === "HEAD" || status === 204;
  if (delivery)
    response.write(body.slice(0, Math.floor(body.length / 2)), () => deliver(message.socket, delivery.fault));
  else response.end(isBodiless ? "" : body);
}

/** Whether the client still waits for leave to send its body, or has not sent all of it. */
const isWaiting = (message: IncomingMessage) =>
  !message.complete && (message.headers.expect !== undefined || message.readableFlowing === true);

function deliver(socket: Socket, fault: "cut" | "stall"): void {
  if (fault === "cut") socket.destroy();
}

/** Sends a response to what Node's parser takes for no request, and hangs up. */
function sendRaw(socket: Socket, { status, statusText, headers, body, isOfHttpLayer, delivery }: MockResponse): void {
  if (delivery) {
    deliver(socket, delivery.fault);
    return;
  }
  const dated: Header[] = [["Date", new Date().toUTCString()]];
  const all: Header[] = [...headers, ...(isOfHttpLayer ? [] : dated), ["Connection", "close"]];
  const lines = [`HTTP/1.1 ${status} ${statusText ?? STATUS_CODES[status]}`, ...all.map((each) => each.join(": "))];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once("close", () => clearTimeout(timer)).resume();
}
