import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server in a process of its own, so that only the caller's side is measured. Responds to every request with success. */
const body = JSON.stringify({ code: 0, data: {} });
const headers = { "Content-Type": "application/json; charset=utf-8", "Content-Length": String(body.length) };

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, headers).end(body));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
