import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { type ClientOptions, createClient as createFetchClient, type MilvusError } from "../src/index.ts";
import { createClient as createPoolClient } from "../src/node/index.ts";
import { failureOf } from "./failure-of.ts";
import { type RawServer, rawServer, responses, responseWith } from "./raw-server.ts";

const body = { collectionName: "quick_setup" };
const clients = { fetch: createFetchClient, pool: createPoolClient };

describe.each(Object.entries(clients))("over %s:", (_, createClient) => {
  let server: RawServer;
  afterEach(() => server[Symbol.asyncDispose]());

  /** Releases a collection of a server that treats each connection in this way. */
  async function release(
    onRequest: (socket: Socket) => unknown,
    options: Partial<ClientOptions> = {},
  ): Promise<unknown> {
    server = await rawServer(onRequest);
    return createClient({ url: server.url, timeout: 5_000, retries: 0, ...options }).collections.release(body);
  }

  /** What a release fails with; by then nothing may be left open for long. */
  async function failure(
    onRequest: (socket: Socket) => unknown,
    options: Partial<ClientOptions> = {},
  ): Promise<MilvusError> {
    const error = await failureOf(release(onRequest, options));
    await server.drained();
    return error as MilvusError;
  }

  describe("no response, or only a part of it, is a connection error", () => {
    const cases: Record<string, { onRequest: (socket: Socket) => unknown; status?: number }> = {
      "reset before the head": { onRequest: (socket) => socket.resetAndDestroy() },
      "closed before the head": { onRequest: (socket) => socket.end() },
      "reset within the head": {
        onRequest: (socket) => socket.write("HTTP/1.1 200 OK\r\nContent-", () => socket.resetAndDestroy()),
      },
      "closed within the head": { onRequest: (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-") },
      "a garbage status line": { onRequest: (socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n") },
      // RFC 9110 lets a client read past it; Node's fetch does not.
      "an unexpected 100 Continue": {
        onRequest: (socket) => socket.end(`HTTP/1.1 100 Continue\r\n\r\n${responses.success}`),
      },
      "closed in the body": {
        onRequest: (socket) => socket.end(responses.head + responses.body.slice(0, 7)),
        status: 200,
      },
      "a Content-Length that is too long": {
        onRequest: (socket) => socket.end(responseWith(responses.body, { "Content-Length": "99" })),
        status: 200,
      },
      "an invalid chunk": {
        onRequest: (socket) => socket.end(`${responses.chunkedHead}zz\r\n${responses.body}`),
        status: 200,
      },
      "invalid gzip": {
        onRequest: (socket) => socket.end(responseWith(responses.body, { "Content-Encoding": "gzip" })),
        status: 200,
      },
    };

    test.each(Object.entries(cases))("%s", async (_, { onRequest, status }) => {
      const error = await failure(onRequest);

      expect(error).toMatchObject({ name: "MilvusConnectionError", status, attempts: 1, retryable: true });
      expect(error.cause).toBeInstanceOf(Error);
    });

    test("TLS asked of a server without it", async () => {
      server = await rawServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
      const url = server.url.replace("http:", "https:");
      const client = createClient({ url, retries: 0 });

      expect(await failureOf(client.collections.release(body))).toMatchObject({
        name: "MilvusConnectionError",
        status: undefined,
        message: `POST ${url}/v2/vectordb/collections/release (collectionName "quick_setup") received no response: wrong version number. Check \`url\`, its scheme too, and the server.`,
      });
    });
  });

  describe("a response without an envelope is a response error", () => {
    const cases: Record<string, string | Buffer> = {
      "half an envelope": '{"code":0,"da',
      "two envelopes in one body": responses.body + responses.body,
      "a success without data": '{"code":0}',
      "a code that is no number": '{"code":"0","data":{}}',
      "an array": "[]",
      null: "null",
      "nothing at all": "",
      "a page": "<!doctype html><title>Welcome to nginx!</title>",
      "UTF-16": Buffer.from(responses.body, "utf16le"),
      "random bytes": randomBytes(64),
    };

    test.each(Object.entries(cases))("%s", async (_, bytes) => {
      const error = await failure((socket) => socket.end(responseWith(bytes, { "Content-Type": "application/json" })));

      expect(error).toMatchObject({ name: "MilvusResponseError", status: 200, retryable: false });
    });

    test("a Content-Length that is too short", async () => {
      const error = await failure((socket) => socket.end(responseWith(responses.body, { "Content-Length": "9" })));

      expect(error).toMatchObject({ name: "MilvusResponseError", excerpt: responses.body.slice(0, 9) });
    });

    test("a redirect, which is not followed and whose target is named", async () => {
      const elsewhere = "http://127.0.0.1:9/elsewhere";
      const error = await failure((socket) =>
        socket.end(responseWith("", { Location: elsewhere }, "307 Temporary Redirect")),
      );

      expect(error).toMatchObject({
        name: "MilvusResponseError",
        status: 307,
        message: expect.stringContaining(elsewhere),
      });
      expect(server.accepted).toBe(1);
    });
  });

  describe("a response over the limit is cut off", () => {
    const hundredMegabytes = 100 * 2 ** 20;

    /** Writes as long as somebody reads, and counts. */
    function pour(socket: Socket, head: string, chunk: string, poured: { bytes: number }): void {
      socket.write(head);
      const write = () => {
        while (poured.bytes < hundredMegabytes && socket.writable) {
          poured.bytes += chunk.length;
          if (!socket.write(chunk)) return;
        }
      };
      socket.on("drain", write);
      write();
    }

    const block = "x".repeat(65_536);
    test.each([
      ["with a length", `HTTP/1.1 200 OK\r\nContent-Length: ${hundredMegabytes}\r\n\r\n`, block],
      ["in chunks", responses.chunkedHead, `${block.length.toString(16)}\r\n${block}\r\n`],
    ])("%s", async (_, head, chunk) => {
      const poured = { bytes: 0 };
      const error = await failure((socket) => pour(socket, head, chunk, poured));

      expect(error).toMatchObject({
        name: "MilvusResponseError",
        status: 200,
        message: expect.stringContaining("maxResponseBytes"),
      });
      expect(poured.bytes).toBeLessThan(hundredMegabytes / 4);
    });

    test("after decompression", async () => {
      const bomb = gzipSync(Buffer.alloc(hundredMegabytes));
      const error = await failure((socket) => socket.end(responseWith(bomb, { "Content-Encoding": "gzip" })));

      expect(error).toMatchObject({
        name: "MilvusResponseError",
        message: expect.stringContaining("maxResponseBytes"),
      });
    });

    test("of the caller's own", async () => {
      const error = await failure((socket) => socket.end(responses.success), {
        maxResponseBytes: responses.body.length - 1,
      });

      expect(error).toMatchObject({
        name: "MilvusResponseError",
        message: expect.stringContaining("maxResponseBytes"),
      });
    });

    test("not at the limit itself", async () => {
      expect(
        await release((socket) => socket.end(responses.success), { maxResponseBytes: responses.body.length }),
      ).toEqual({});
    });
  });

  describe("an unusual but complete response is understood", () => {
    const cases: Record<string, string | Buffer> = {
      "a byte order mark": responseWith(`\uFEFF${responses.body}`),
      "a wrong content type": responseWith(responses.body, { "Content-Type": "text/html" }),
      "no content type": responseWith(responses.body),
      gzip: responseWith(gzipSync(responses.body), { "Content-Encoding": "gzip" }),
      "chunks of one byte": `${responses.chunkedHead}${[...responses.body].map((byte) => `1\r\n${byte}\r\n`).join("")}0\r\n\r\n`,
      "103 Early Hints first": `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${responses.success}`,
      "no length, ended by closing": `HTTP/1.0 200 OK\r\n\r\n${responses.body}`,
      "success under another status": responseWith(responses.body, {}, "500 Internal Server Error"),
    };

    test.each(Object.entries(cases))("%s", async (_, bytes) => {
      expect(await release((socket) => socket.end(bytes))).toEqual({});
    });

    test("a character that is split over two packets", async () => {
      const message = "集合不存在";
      const bytes = responseWith(JSON.stringify({ code: 100, message }));
      const within = bytes.indexOf(message) + 1;
      const error = await failure((socket) => {
        socket.setNoDelay(true);
        socket.write(bytes.subarray(0, within), () => socket.end(bytes.subarray(within)));
      });

      expect(error).toMatchObject({ name: "MilvusApiError", serverMessage: message });
    });
  });

  describe("a server timeout has three forms and one error", () => {
    test.each([
      ["an envelope under 408", responseWith('{"code":10001,"message":"request timeout"}', {}, "408 Request Timeout")],
      ["text under 408", responseWith("timeout", { "Content-Type": "text/plain" }, "408 Request Timeout")],
      ["an envelope under 200", responseWith('{"code":10001,"message":"context deadline exceeded"}')],
    ])("%s", async (_, bytes) => {
      const error = await failure((socket) => socket.end(bytes));

      expect(error).toMatchObject({ name: "MilvusTimeoutError", phase: "server", retryable: false, attempts: 1 });
    });

    test("a 408 that comes before the request was read", async () => {
      server = await rawServer(() => {});
      const early = await rawServer((socket) =>
        socket.end(responseWith("timeout", { Connection: "close" }, "408 Request Timeout")),
      );
      const client = createClient({ url: early.url, retries: 0 });

      const error = await failureOf(client.collections.release({ collectionName: "a".repeat(5_000_000) }));
      await early[Symbol.asyncDispose]();

      expect(error).toMatchObject({ name: "MilvusTimeoutError", phase: "server" });
    });
  });

  describe("a call to a server that stalls ends on time, and the error has the phase", () => {
    const drip = (socket: Socket) => {
      socket.write(responses.chunkedHead);
      const timer = setInterval(() => socket.write("1\r\n \r\n"), 20);
      socket.on("close", () => clearInterval(timer));
    };
    test.each<[string, string, (socket: Socket) => unknown]>([
      ["before the head", "headers", () => {}],
      ["after early hints", "headers", (socket) => socket.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")],
      ["within the head", "headers", (socket) => socket.write("HTTP/1.1 200 OK\r\nContent-")],
      ["in the body", "body", (socket) => socket.write(responses.head + responses.body.slice(0, 7))],
      ["by dripping", "body", drip],
    ])("%s", async (_, phase, onRequest) => {
      const error = await failure(onRequest, { timeout: 200 });

      expect(error).toMatchObject({ name: "MilvusTimeoutError", phase, message: expect.stringContaining("200 ms") });
      expect(error.durationMs).toBeGreaterThanOrEqual(199);
      expect(error.durationMs).toBeLessThan(2_000);
    });
  });
});
