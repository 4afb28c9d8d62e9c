import { inspect } from "node:util";
import { type ErrorName, errorDetails, errorTable } from "@milvus-rest/types";
import { ProxyAgent } from "undici";
import { describe, expect, test } from "vitest";
import {
  type ClientOptions,
  createClient,
  MilvusApiError,
  MilvusConnectionError,
  MilvusError,
  MilvusResponseError,
  MilvusTimeoutError,
} from "../src/index.ts";
import { createClient as createPoolClient } from "../src/node/index.ts";
import { failureOf } from "./failure-of.ts";
import { rawServer, responseWith } from "./raw-server.ts";
import { json, serve, text } from "./serve.ts";

const body = { collectionName: "quick_setup" };
const path = "/v2/vectordb/collections/release";
const classes = { MilvusApiError, MilvusConnectionError, MilvusResponseError, MilvusTimeoutError };
const names = Object.keys(errorTable) as ErrorName[];

async function failWith(responder: Parameters<typeof serve>[0], options: Partial<ClientOptions> = {}) {
  await using server = await serve(responder);
  const failure = await failureOf(createClient({ retries: 0, ...options, url: server.url }).collections.release(body));
  return { failure: failure as MilvusError, url: server.url + path };
}

const responders = {
  MilvusApiError: json({ code: 100, message: "collection not found" }),
  MilvusConnectionError: (response: { destroy(): void }) => response.destroy(),
  MilvusResponseError: text("<h1>Forbidden</h1>", 403),
  MilvusTimeoutError: text("timeout", 408),
};
const kinds = Object.keys(classes) as (keyof typeof classes)[];

describe("every failure", () => {
  test.each(kinds)("the stack of a %s has the caller", async (kind) => {
    await using server = await serve(responders[kind]);
    const client = createClient({ retries: 0, url: server.url });
    async function applicationCode() {
      await client.collections.release(body);
    }

    const { stack } = (await failureOf(applicationCode())) as Error;

    expect(stack).toMatch(new RegExp(`^${kind}: POST .*\\bapplicationCode \\(`, "s"));
  });

  test.each(kinds)("%s is of one class, and of MilvusError", async (kind) => {
    const { failure } = await failWith(responders[kind]);

    expect(failure).toBeInstanceOf(MilvusError);
    expect(MilvusError.is(failure)).toBe(true);
    expect(kinds.filter((other) => classes[other].is(failure))).toEqual([kind]);
    expect(failure.name).toBe(kind);
    expect(failure.stack).toMatch(new RegExp(`^${kind}: POST `));
  });

  test.each(kinds)("%s has method, URL, attempts and duration", async (kind) => {
    const { failure, url } = await failWith(responders[kind]);

    expect(failure).toMatchObject({
      method: "POST",
      url,
      attempts: 1,
      durationMs: expect.any(Number),
      retryable: expect.any(Boolean),
    });
    expect(failure.message).toMatch(new RegExp(`^POST ${url} `));
  });

  test.each(kinds)("%s becomes plain data that JSON can carry", async (kind) => {
    const { failure, url } = await failWith(responders[kind]);

    const data = JSON.parse(JSON.stringify(failure));

    expect(data).toMatchObject({ name: kind, message: failure.message, method: "POST", url, attempts: 1 });
    expect(data).not.toHaveProperty("stack");
  });

  test.each([
    undefined,
    null,
    "MilvusError",
    new Error("no"),
    { name: "MilvusApiError" },
    new DOMException("", "AbortError"),
  ])("%o is none of them", (value) => {
    expect([MilvusError, ...Object.values(classes)].map(({ is }) => is(value))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("MilvusApiError", () => {
  const others = names.filter((name) => errorTable[name].code !== errorTable.RequestTimeout.code);

  test.each(others)("%s has what the catalogue says, from its own example", async (name) => {
    const { code, status, retryable, remedy } = errorTable[name];
    const { failure } = await failWith(json(errorDetails[name].example, status));

    expect(failure).toMatchObject({ name: "MilvusApiError", code, status, reason: name, retryable, remedy });
    expect(failure.message).toContain(`${name} (code ${code}, HTTP ${status})`);
    expect(failure.message).toContain(remedy);
  });

  test("takes the first entry of a code under an HTTP status of none of them", async () => {
    const { failure } = await failWith(json({ code: errorTable.UnexpectedError.code, message: "rpc error" }, 500));

    expect(failure).toMatchObject({ reason: "UnexpectedError", status: 500 });
  });

  test("is Unknown for a code newer than the catalogue", async () => {
    const { failure } = await failWith(json({ code: 4711, message: "collection is on fire" }));

    expect(failure).toMatchObject({
      code: 4711,
      reason: "Unknown",
      retryable: false,
      serverMessage: "collection is on fire",
    });
  });

  test.each([
    ["PartitionNotFound, whose code is a success in Milvus 2.3", 200, "partition not found[partition=nope]"],
    ["code 0", 0, "no such partition"],
    ["an empty message", 200, ""],
  ])("is an envelope with a message and without data: %s", async (_, code, message) => {
    const { failure } = await failWith(json({ code, message }));

    expect(failure).toMatchObject({ name: "MilvusApiError", code, serverMessage: message, status: 200, attempts: 1 });
  });

  test.each([80020, 90102, 80000, 90199])("says that code %i is one of Zilliz Cloud", async (code) => {
    const { failure } = await failWith(json({ code, message: "no permission.." }));

    expect(failure).toMatchObject({ reason: "Unknown", remedy: expect.stringContaining("Zilliz Cloud") });
    expect(failure.message).toContain("no permission. A code of Zilliz Cloud");
  });

  test.each([79999, 90200])("does not say so of code %i", async (code) => {
    const { failure } = await failWith(json({ code, message: "" }));

    expect(failure).toMatchObject({ reason: "Unknown", remedy: "A newer client may know this code." });
  });

  test.each([
    ["no permission..", "HTTP 200): no permission. A newer"],
    ["no permission. ", "HTTP 200): no permission. A newer"],
    ["no permission", "HTTP 200): no permission. A newer"],
    ["who are you?", "HTTP 200): who are you? A newer"],
    ["", "HTTP 200). A newer"],
  ])("ends the server's words with one mark: %j", async (message, shown) => {
    const { failure } = await failWith(json({ code: 4711, message }));

    expect(failure.message).toContain(shown);
    expect(failure).toMatchObject({ serverMessage: message });
  });

  test("has the server's words complete, and not all of them in its message", async () => {
    const { failure } = await failWith(json({ code: 1100, message: "x".repeat(100_000) }));

    expect(failure).toMatchObject({ serverMessage: "x".repeat(100_000) });
    expect(failure.message.length).toBeLessThan(1_000);
  });

  test("has the server's id of the request", async () => {
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    const { failure } = await failWith(json({ code: 100, message: "" }, 200, { "X-Milvus-Trace-Id": traceId }));

    expect(failure.traceId).toBe(traceId);
  });
});

test("a MilvusResponseError has the first 200 characters of the body", async () => {
  const { failure } = await failWith(text("x".repeat(1_000), 400));

  expect(failure).toMatchObject({ excerpt: "x".repeat(200), message: expect.stringContaining(`"${"x".repeat(200)}"`) });
});

test("where the innermost cause says nothing, the message has what is around it", async () => {
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: new Error() }));
  const client = createClient({ url: "http://127.0.0.1:9", retries: 0, fetch });

  expect(String(await failureOf(client.collections.release(body)))).toContain("received no response: fetch failed. ");
});

test("without a response, the trace id is that of the traceparent that was sent", async () => {
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const { failure } = await failWith(responders.MilvusConnectionError, { headers: { traceparent } });

  expect(failure.traceId).toBe("0af7651916cd43dd8448eb211c80319c");
});

describe("a proxy's demand for credentials is reported as such, and not retried", () => {
  const advice = "Give the proxy's user and password where the proxy is set.";

  test("where the transport has the response", async () => {
    await using server = await serve(text("", 407));

    const failure = await failureOf(createPoolClient({ url: server.url }).collections.release(body));

    expect(failure).toMatchObject({ name: "MilvusResponseError", status: 407, attempts: 1 });
    expect(String(failure)).toContain(`received a proxy's demand for credentials (HTTP 407): "". ${advice}`);
  });

  test.each([
    [true, "Proxy response (407) !== 200 when HTTP Tunneling"],
    [false, "Proxy Authentication Required (407)"],
  ])("where a ProxyAgent makes an error of it, tunnel %s", async (proxyTunnel, reason) => {
    await using proxy = await rawServer((socket) =>
      socket.end(responseWith("", {}, "407 Proxy Authentication Required")),
    );
    const dispatcher = new ProxyAgent({ uri: proxy.url, proxyTunnel });

    const failure = await failureOf(createPoolClient({ url: proxy.url, dispatcher }).collections.release(body));

    expect(failure).toMatchObject({ name: "MilvusConnectionError", attempts: 1, retryable: false });
    expect(String(failure)).toContain(`received no response: ${reason}. ${advice}`);
  });
});

describe("MilvusTimeoutError of the server", () => {
  test.each([
    ["RequestTimeout", 408],
    ["DeadlineExceeded", 200],
  ])("keeps what the envelope says: %s, HTTP %i", async (reason, status) => {
    const { failure } = await failWith(json({ code: 10001, message: "request timeout" }, status));

    expect(failure).toMatchObject({ phase: "server", code: 10001, reason, serverMessage: "request timeout", status });
    expect(failure.message).toContain(`timed out in the server (code 10001, HTTP ${status}): request timeout. `);
  });

  test("has nothing of an envelope where there was none", async () => {
    const { failure } = await failWith(text("timeout", 408, { "Content-Type": "text/plain" }));

    expect(failure).toMatchObject({ phase: "server", code: undefined, reason: undefined, serverMessage: undefined });
  });

  test("is not what a load balancer's 408 page means", async () => {
    const { failure } = await failWith(text("<html><h1>408 Request Timeout</h1></html>", 408));

    expect(failure).toMatchObject({ name: "MilvusResponseError", status: 408, retryable: false });
  });
});

test.each(kinds)("the token is nowhere in a %s", async (kind) => {
  const { failure } = await failWith(responders[kind], { token: "root:S3cret-Passw0rd" });

  expect(inspect(failure, { depth: 9, showHidden: true }) + JSON.stringify(failure)).not.toContain("S3cret");
});
