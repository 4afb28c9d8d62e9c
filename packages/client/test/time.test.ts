import { getEventListeners } from "node:events";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { sleep } from "../src/back-off.ts";
import { type ClientOptions, createClient, type MilvusTimeoutError } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { rawServer } from "./raw-server.ts";
import { json, serve, success } from "./serve.ts";

const body = { collectionName: "quick_setup" };
const limited = json({ code: 1807, message: "request is rejected by limiter" });
const never = () => {};

describe("the deadline", () => {
  test("holds over all attempts and the waits between them", async () => {
    await using server = await serve(limited);
    const client = createClient({ url: server.url, timeout: 1_500, retries: 100 });

    const error = (await failureOf(client.collections.release(body))) as MilvusTimeoutError;

    // The waits are random: the time may be over in one of them, or in the attempt after it.
    expect(error.name).toBe("MilvusTimeoutError");
    expect(error.attempts).toBeGreaterThan(1);
    expect(error.durationMs).toBeLessThan(5_000);
  });

  test("is not waited for when the next attempt would come too late", async () => {
    await using server = await serve(json({ code: 1807, message: "" }, 200, { "Retry-After": "3600" }));

    const error = (await failureOf(createClient({ url: server.url }).collections.release(body))) as MilvusTimeoutError;

    expect(error).toMatchObject({ phase: "back-off", attempts: 1, cause: { reason: "RateLimited" } });
    expect(error.durationMs).toBeLessThan(2_000);
  });

  test("covers the function that returns the token", async () => {
    const client = createClient({ url: "http://127.0.0.1:9", token: () => new Promise(never), timeout: 50 });

    expect(await failureOf(client.collections.release(body))).toMatchObject({ phase: "token", attempts: 1 });
  });

  test("holds where a fetch ignores its signal", async () => {
    const client = createClient({ url: "http://127.0.0.1:9", fetch: () => new Promise(never), timeout: 50 });

    expect(await failureOf(client.collections.release(body))).toMatchObject({ phase: "headers" });
  });

  test("of the call takes the place of the client's", async () => {
    await using server = await serve(never);
    const client = createClient({ url: server.url, timeout: null });

    expect(await failureOf(client.collections.release(body, { timeout: 50 }))).toMatchObject({
      message: expect.stringContaining("50 ms"),
    });
  });

  test.each([
    ["60 seconds", {}, 60_000],
    ["10 seconds more than the server is given", { requestTimeout: 120 }, 130_000],
    ["the call's own, however long the server may take", { requestTimeout: 120, timeout: 100_000 }, 100_000],
    ["no longer than a timer can wait", { requestTimeout: 2 ** 31 - 1 }, 2 ** 31 - 1],
  ])("is %s", async (_, options, limit) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const client = createClient({ url: "http://127.0.0.1:9", fetch: () => new Promise(never) });
    const failure = failureOf(client.collections.release(body, options));

    await vi.advanceTimersByTimeAsync(limit - 1);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);

    expect(await failure).toMatchObject({ name: "MilvusTimeoutError", durationMs: limit });
  });

  test("of null waits for the response", async () => {
    await using server = await serve((response, request) => setTimeout(() => success(response, request), 100));

    expect(await createClient({ url: server.url, timeout: null }).collections.release(body)).toEqual({});
  });
});

describe("the caller's abort", () => {
  const reason = new Error("the user left");
  /** Runs a call that gets no response, and aborts once `aborting` says so. */
  async function aborted(options: ClientOptions, signal: AbortSignal): Promise<unknown> {
    const failure = await failureOf(createClient(options).collections.release(body, { signal }));
    expect(getEventListeners(signal, "abort")).toEqual([]);
    return failure;
  }

  test("before the call sends nothing", async () => {
    await using server = await serve(success);

    expect(await aborted({ url: server.url }, AbortSignal.abort(reason))).toBe(reason);
    expect(server.requests).toEqual([]);
  });

  test("while waiting for the token", async () => {
    const controller = new AbortController();
    const token = () => {
      controller.abort(reason);
      return "root:Milvus";
    };
    const requests: unknown[] = [];
    await using server = await serve(success);
    const options = { url: server.url, token, hooks: [{ onRequest: () => requests.push("onRequest") }] };

    expect(await aborted(options, controller.signal)).toBe(reason);
    expect(requests).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test("while waiting for the head closes the connection", async () => {
    const controller = new AbortController();
    await using server = await rawServer(() => controller.abort(reason));

    expect(await aborted({ url: server.url }, controller.signal)).toBe(reason);
    await server.drained();
  });

  test("in the body closes the connection", async () => {
    const controller = new AbortController();
    await using server = await rawServer((socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{"));
    const options = { url: server.url, hooks: [{ onResponse: never }], fetch: abortAtHead };

    expect(await aborted(options, controller.signal)).toBe(reason);
    await server.drained();

    async function abortAtHead(url: string, init: RequestInit) {
      const response = await fetch(url, init);
      queueMicrotask(() => controller.abort(reason));
      return response;
    }
  });

  test("between two attempts", async () => {
    const controller = new AbortController();
    await using server = await serve(limited);
    const onRetry = () => queueMicrotask(() => controller.abort(reason));

    expect(await aborted({ url: server.url, hooks: [{ onRetry }] }, controller.signal)).toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  test("between two attempts leaves no timer behind", async () => {
    const controller = new AbortController();
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
    await using server = await serve(json({ code: 1807, message: "" }, 200, { "Retry-After": "3600" }));
    let waiting = Number.NaN;
    const abortLater = () => {
      setImmediate(() => {
        waiting = timers();
        controller.abort(reason);
      });
    };

    const options = { url: server.url, timeout: null, hooks: [{ onRetry: abortLater }] };
    expect(await aborted(options, controller.signal)).toBe(reason);
    expect(timers()).toBe(waiting - 1);
  });

  test("with a signal's own timeout surfaces as that signal's reason", async () => {
    await using server = await serve(never);
    const call = createClient({ url: server.url }).collections.release(body, { signal: AbortSignal.timeout(50) });

    expect(await failureOf(call)).toMatchObject({ name: "TimeoutError", constructor: DOMException });
  });
});

test("a call leaves no listener behind, however it ends", async () => {
  await using server = await serve(success, json({ code: 100, message: "" }), (response) => response.destroy());
  const client = createClient({ url: server.url, retries: 0 });
  const { signal } = new AbortController();

  await client.collections.release(body, { signal });
  await failureOf(client.collections.release(body, { signal }));
  await failureOf(client.collections.release(body, { signal }));

  expect(server.requests).toHaveLength(3);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

describe("requestTimeout", () => {
  test("goes to the server in seconds", async () => {
    await using server = await serve(success);

    await createClient({ url: server.url }).collections.release(body, { requestTimeout: 30 });

    expect(server.requests[0]?.headers["request-timeout"]).toBe("30");
  });

  test("is not sent unless asked for", async () => {
    await using server = await serve(success);

    await createClient({ url: server.url }).collections.release(body);

    expect(server.requests[0]?.headers).not.toHaveProperty("request-timeout");
  });
});

describe("a pause", () => {
  test("leaves no listener behind", async () => {
    const { signal } = new AbortController();

    await sleep(1, signal);

    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("starts no timer where the signal is aborted already", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());

    void sleep(1_000, AbortSignal.abort());

    expect(vi.getTimerCount()).toBe(0);
  });
});
