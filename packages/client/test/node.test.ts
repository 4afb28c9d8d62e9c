import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { createClient } from "../src/node/index.ts";
import { failureOf } from "./failure-of.ts";
import { rawServer, responses, responseWith } from "./raw-server.ts";
import { json, serve, success } from "./serve.ts";

const body = { collectionName: "quick_setup" };

describe("the client over a pool", () => {
  test("reports the phase connect while it connects", async () => {
    // It takes the connection and never greets: TLS waits.
    await using server = await rawServer(() => {});
    await using client = createClient({ url: server.url.replace("http:", "https:"), timeout: 200 });

    expect(await failureOf(client.collections.release(body))).toMatchObject({
      name: "MilvusTimeoutError",
      phase: "connect",
      status: undefined,
    });
  });

  test("ends a call that waits for a connection, and never sends it", async () => {
    await using server = await serve(() => {});
    await using client = createClient({ url: server.url, timeout: 200, pool: { connections: 1 } });

    const failures = await Promise.all([1, 2].map(() => failureOf(client.collections.release(body))));

    expect(failures).toMatchObject([{ phase: "headers" }, { phase: "connect" }]);
    expect(server.requests).toHaveLength(1);
  });

  test("does not send a request that was aborted while it waited for a connection", async () => {
    const { promise: second, resolve: abortSecond } = Promise.withResolvers<void>();
    await using server = await serve(async (response, request) => {
      await second;
      success(response, request);
    }, success);
    await using client = createClient({ url: server.url, pool: { connections: 1 } });
    const controller = new AbortController();

    const first = client.collections.release({ collectionName: "first" });
    const aborted = failureOf(client.collections.release({ collectionName: "aborted" }, { signal: controller.signal }));
    controller.abort(new Error("the user left"));
    abortSecond();
    await Promise.all([first, aborted]);
    await client.collections.release({ collectionName: "last" });

    expect(server.requests.map(({ body }) => JSON.parse(body).collectionName)).toEqual(["first", "last"]);
  });

  test("keeps to a base path", async () => {
    await using server = await serve(success);
    await using client = createClient({ url: `${server.url}/milvus/` });

    await client.collections.release(body);

    expect(server.requests[0]?.path).toBe("/milvus/v2/vectordb/collections/release");
  });

  test("takes an empty body for empty, also under zstd, where Node's fetch fails", async () => {
    await using server = await rawServer((socket) =>
      socket.end(responseWith("", { "Content-Encoding": "zstd" }, "502 Bad Gateway")),
    );
    await using client = createClient({ url: server.url, retries: 0 });

    expect(await failureOf(client.collections.release(body))).toMatchObject({
      name: "MilvusResponseError",
      status: 502,
    });
  });

  test("closes its connections when it is disposed of, after the calls under way", async () => {
    await using server = await rawServer((socket) => setTimeout(() => socket.write(responses.success), 50));
    const client = createClient({ url: server.url });
    const call = client.collections.release(body);

    await Promise.all([client[Symbol.asyncDispose](), server.drained()]);

    expect(await call).toEqual({});
    expect(await failureOf(client.collections.release(body))).toEqual(
      new Error("This client is closed: a call after `close()` is not sent. Create another client."),
    );
  });

  test("refuses a wrong URL as the portable client does", () => {
    expect(() => createClient({ url: "localhost:19530" })).toThrow(/^url: expected http/);
  });

  test("makes 10,000 calls at once over 128 connections, and leaves no listener behind", async () => {
    const connections = new Set<unknown>();
    await using server = await serve((response, request) => {
      connections.add(response.socket);
      success(response, request);
    });
    await using client = createClient({ url: server.url });
    const { signal } = new AbortController();

    const calls = Array.from({ length: 10_000 }, () => client.collections.release(body, { signal }));
    const data = await Promise.all(calls);

    expect(new Set(data.map((each) => JSON.stringify(each)))).toEqual(new Set(["{}"]));
    expect(connections.size).toBeLessThanOrEqual(128);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("NODE_DEBUG=milvus-rest", () => {
  const program = `
    import { createClient } from ${JSON.stringify(join(import.meta.dirname, "../src/node/index.ts"))};
    await using client = createClient({ url: process.argv[1], token: "root:S3cret", hooks: [{ onResponse: () => console.log("hook") }] });
    await client.collections.release({ collectionName: "quick_setup" });`;

  async function runWith(environment: Record<string, string>) {
    await using server = await serve(json({ code: 1, message: "service not ready" }), success);
    const args = ["--input-type=module", "--eval", program, server.url];
    return await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...environment } });
  }

  test("writes a line for each request, response and retry, besides the hooks, and no secret", async () => {
    const { stdout, stderr } = await runWith({ NODE_DEBUG: "milvus-rest" });

    expect(stderr.match(/MILVUS-REST \d+: [→←↻]/g)).toHaveLength(5);
    expect(stderr).not.toContain("S3cret");
    expect(stdout).toBe("hook\nhook\n");
  });

  test("is silent otherwise", async () => {
    expect(await runWith({})).toEqual({ stdout: "hook\nhook\n", stderr: "" });
  });
});
