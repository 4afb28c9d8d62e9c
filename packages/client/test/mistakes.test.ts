import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClient, type Fetch } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { serve, success } from "./serve.ts";

const url = "http://127.0.0.1:9";
const body = { collectionName: "quick_setup" };

// No wait between two attempts.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

/** A call over a fetch, how often it was sent and what it failed with. */
async function callOver(send: () => unknown) {
  let sent = 0;
  const fetch = async () => {
    sent++;
    return send() as Promise<Response>;
  };
  const error = await failureOf(createClient({ url, fetch }).collections.release(body));
  return { sent, error };
}

const withCode = (code: string, message = "") => Object.assign(new Error(message), { code });

describe("a failure of the network is a connection error, and retried", () => {
  test.each<[string, unknown]>([
    ["Node", new TypeError("fetch failed", { cause: withCode("ECONNREFUSED") })],
    ["Node, two addresses", new TypeError("fetch failed", { cause: new AggregateError([], "") })],
    ["Node, in the body", new TypeError("terminated", { cause: withCode("UND_ERR_SOCKET", "other side closed") })],
    ["Node, not to be decompressed", new TypeError("terminated", { cause: withCode("Z_DATA_ERROR") })],
    ["Chrome", new TypeError("Failed to fetch")],
    ["Chrome, in the body", new TypeError("network error")],
    ["Firefox", new TypeError("NetworkError when attempting to fetch resource.")],
    ["Firefox, in the body", new TypeError("Error in input stream")],
    ["Safari", new TypeError("Load failed")],
    ["Safari, lost", new TypeError("The network connection was lost.")],
    ["Safari, offline", new TypeError("The Internet connection appears to be offline.")],
    ["React Native", new TypeError("Network request failed")],
    ["Deno", new TypeError("error sending request for url (http://localhost/): client error (Connect)")],
    ["Deno, in the body", new TypeError("error reading a body from connection")],
    ["Bun", withCode("ConnectionRefused", "Unable to connect. Is the computer able to access the url?")],
    ["Deno, not to be decompressed", new TypeError("error decoding response body")],
    ["workerd", new Error("Network connection lost.")],
    ["workerd, without a word", new Error("internal error; reference = 0123456789abcdef")],
    ["node-fetch", withCode("ERR_STREAM_PREMATURE_CLOSE", "Premature close")],
    [
      "ofetch",
      new Error("[POST] <no response>", { cause: new TypeError("fetch failed", { cause: withCode("EPIPE") }) }),
    ],
    ["TLS", new TypeError("fetch failed", { cause: withCode("ERR_TLS_CERT_ALTNAME_INVALID") })],
    ["undici's parser", new Error("Response does not match the HTTP/1.1 protocol")],
  ])("%s: %s", async (_, reason) => {
    const { sent, error } = await callOver(() => Promise.reject(reason));

    expect(error).toMatchObject({ name: "MilvusConnectionError", cause: reason, attempts: 3 });
    expect(sent).toBe(3);
  });
});

describe("a program's own mistake is thrown as it is, and not retried", () => {
  test.each<[string, unknown]>([
    ["a function that is missing", new TypeError("network.send is not a function")],
    ["a value that is missing", new TypeError("Cannot read properties of undefined (reading 'fetch')")],
    ["a name that is missing", new ReferenceError("connect is not defined")],
    ["an error without a code", new Error("no route for this request in the test")],
    ["what is not an error", "no"],
    ["undefined", undefined],
    ["an abort of its own", new DOMException("This operation was aborted", "AbortError")],
    ["a timeout of its own", new DOMException("The operation was aborted due to timeout", "TimeoutError")],
    ["an argument that Node refuses", withCode("ERR_INVALID_ARG_TYPE")],
    ["a URL that fetch refuses", new TypeError("Failed to parse URL from x", { cause: withCode("ERR_INVALID_URL") })],
    ["a dispatcher of another undici", new TypeError("fetch failed", { cause: withCode("UND_ERR_INVALID_ARG") })],
    ["a dispatcher that was closed", withCode("UND_ERR_DESTROYED", "The client is destroyed")],
  ])("%s: %s", async (_, reason) => {
    const { sent, error } = await callOver(() => Promise.reject(reason));

    expect(error).toBe(reason);
    expect(sent).toBe(1);
  });

  test("of a custom transport that throws", async () => {
    const reason = new Error("not written yet");
    const transport = () => {
      throw reason;
    };

    expect(await failureOf(createClient({ url, transport }).collections.release(body))).toBe(reason);
  });

  test("of a fetch that resolves to something else", async () => {
    const { sent, error } = await callOver(() => undefined);

    expect(error).toBeInstanceOf(TypeError);
    expect(sent).toBe(1);
  });
});

describe("a custom fetch whose response has", () => {
  const envelope = '{"code":0,"data":{}}';
  const readText = async () => envelope;
  const respondWith =
    (response: object): Fetch =>
    async () =>
      Object.assign(Object.create(null), { status: 200, headers: new Headers() }, response);

  test.each([
    ["no stream but text(), as React Native's", { text: readText }],
    ["a null body and text()", { body: null, text: readText }],
    ["a Node stream as body, as node-fetch's", { body: Readable.from([envelope]), text: readText }],
    ["a text with a byte order mark", { text: async () => `\ufeff${envelope}` }],
  ])("%s, is read", async (_, response) => {
    expect(await createClient({ url, fetch: respondWith(response) }).collections.release(body)).toEqual({});
  });

  test("a text over the limit, is refused", async () => {
    const fetch = respondWith({ text: readText });

    const error = await failureOf(createClient({ url, fetch, maxResponseBytes: 10 }).collections.release(body));

    expect(error).toMatchObject({ name: "MilvusResponseError", message: expect.stringContaining("maxResponseBytes") });
  });

  test("receives the headers as a record, which it may spread", async () => {
    await using server = await serve(success);
    const fetch: Fetch = (target, init) =>
      globalThis.fetch(target, { ...init, headers: { ...(init.headers as Record<string, string>), "X-Team": "ads" } });

    await createClient({ url: server.url, token: "root:Milvus", fetch }).collections.release(body);

    expect(server.requests[0]?.headers).toMatchObject({ authorization: "Bearer root:Milvus", "x-team": "ads" });
  });
});

test("a body in several pieces is decoded across them", async () => {
  const bytes = new TextEncoder().encode('{"code":100,"message":"集合"}');
  const fetch: Fetch = async () => {
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
    return new Response(ReadableStream.from(pieces));
  };

  expect(await failureOf(createClient({ url, fetch }).collections.release(body))).toMatchObject({
    serverMessage: "集合",
  });
});
