import { errorTable } from "@milvus-rest/types";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { backOffMs } from "../src/back-off.ts";
import { createClient } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { json, serve, success, text } from "./serve.ts";

const body = { collectionName: "quick_setup" };
const entries = Object.entries(errorTable);
const limited = json({ code: errorTable.RateLimited.code, message: "" });

// The longest wait of a span, cut short: a thousandth of it is what `Math.random` picks.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0.001));
afterEach(() => void vi.restoreAllMocks());

describe("release, an idempotent operation,", () => {
  test.each(entries.filter(([, { retryable }]) => retryable))("is retried after %s", async (_, { code, status }) => {
    await using server = await serve(json({ code, message: "" }, status), success);

    expect(await createClient({ url: server.url }).collections.release(body)).toEqual({});
    expect(server.requests).toHaveLength(2);
  });

  test.each(entries.filter(([, { retryable }]) => !retryable))(
    "is not retried after %s",
    async (_, { code, status }) => {
      await using server = await serve(json({ code, message: "" }, status), success);

      expect(await failureOf(createClient({ url: server.url }).collections.release(body))).toMatchObject({
        attempts: 1,
        retryable: false,
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("is retried after a lost connection", async () => {
    await using server = await serve((response) => response.destroy(), success);

    expect(await createClient({ url: server.url }).collections.release(body)).toEqual({});
  });

  test.each([429, 502, 503, 504])("is retried after a gateway's %i", async (status) => {
    await using server = await serve(text("<h1>Bad Gateway</h1>", status), success);

    expect(await createClient({ url: server.url }).collections.release(body)).toEqual({});
  });

  test("is retried after an error envelope under 429, whatever its code", async () => {
    await using server = await serve(json({ code: 4711, message: "slow down" }, 429), success);

    expect(await createClient({ url: server.url }).collections.release(body)).toEqual({});
  });

  test("is retried where a proxy says when, whatever its status", async () => {
    await using server = await serve(text("slow down", 400, { "Retry-After": "0" }), success);

    expect(await createClient({ url: server.url }).collections.release(body)).toEqual({});
  });

  test.each([200, 302])("is not retried after a page under %i, although it has a Retry-After", async (status) => {
    await using server = await serve(text("<h1>Moved</h1>", status, { "Retry-After": "0" }), success);

    expect(await failureOf(createClient({ url: server.url }).collections.release(body))).toMatchObject({ attempts: 1 });
  });

  test.each([404, 408, 500, 501, 505])("is not retried after a page under %i", async (status) => {
    await using server = await serve(text("<h1>Not Found</h1>", status), success);

    expect(await failureOf(createClient({ url: server.url }).collections.release(body))).toMatchObject({
      name: "MilvusResponseError",
      status,
      attempts: 1,
      retryable: false,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("is retried twice by default, then fails as the last attempt did", async () => {
    await using server = await serve(json({ code: 1, message: "first" }), json({ code: 2, message: "last" }));

    const error = await failureOf(createClient({ url: server.url }).collections.release(body));

    expect(error).toMatchObject({ attempts: 3, reason: "ServiceUnavailable", serverMessage: "last" });
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ["the client", { retries: 0 }, {}],
    ["the call", {}, { retries: 0 }],
  ])("is sent once where %s says so", async (_, clientOptions, callOptions) => {
    await using server = await serve(limited, success);
    const client = createClient({ url: server.url, ...clientOptions });

    expect(await failureOf(client.collections.release(body, callOptions))).toMatchObject({
      attempts: 1,
      retryable: true,
    });
  });
});

describe("a wait that a server asks for and that is too long", () => {
  test.each(["9999999999", "86400", "1".repeat(400), "Fri, 31 Dec 9999 23:59:59 GMT"])(
    "ends a call without a time limit after one request: Retry-After %s",
    async (retryAfter) => {
      const warnings: unknown[] = [];
      const warn = (warning: Error) => warnings.push(warning);
      process.on("warning", warn);
      onTestFinished(() => void process.off("warning", warn));
      await using server = await serve(text("<h1>Busy</h1>", 503, { "Retry-After": retryAfter }));

      const error = await failureOf(
        createClient({ url: server.url, timeout: null, retries: 5 }).collections.release(body),
      );

      expect(error).toMatchObject({
        name: "MilvusTimeoutError",
        phase: "back-off",
        status: 503,
        message: expect.stringMatching(
          /\(back-off\): without `timeout`, a wait is up to 24 hours\. HTTP 503 came with Retry-After \S+/,
        ),
        cause: { name: "MilvusResponseError", status: 503 },
      });
      expect(server.requests).toHaveLength(1);
      expect(warnings).toEqual([]);
    },
  );

  test("ends a call at once whose time left is shorter", async () => {
    const busy = text("<h1>Busy</h1>", 503, { "Retry-After": "1" });
    await using server = await serve((response, request) => setTimeout(() => busy(response, request), 300));

    const error = await failureOf(createClient({ url: server.url, timeout: 1_200 }).collections.release(body));

    expect(error).toMatchObject({ message: expect.stringContaining("came with Retry-After 1: a wait of 1 s") });
  });

  test("ends a call whose time limit is shorter, and names the status and the header", async () => {
    await using server = await serve(text("<h1>Busy</h1>", 503, { "Retry-After": "120" }));

    const error = await failureOf(createClient({ url: server.url, timeout: 60_000 }).collections.release(body));

    expect(error).toMatchObject({
      message: expect.stringMatching(
        /timed out \(back-off\): `timeout` is 60000 ms\. HTTP 503 came with Retry-After 120: a wait of 120 s$/,
      ),
    });
  });
});

describe("the wait before the next attempt", () => {
  test.each([
    [1, 250],
    [2, 500],
    [3, 1_000],
    [6, 8_000],
    [50, 8_000],
  ])("after attempt %i is a random share of %i ms", (attempts, span) => {
    vi.spyOn(Math, "random").mockReturnValueOnce(0).mockReturnValueOnce(0.5);

    expect(backOffMs(attempts, null)).toBe(0);
    expect(backOffMs(attempts, null)).toBe(span / 2);
  });

  test("is what the server asks for in seconds", () => {
    expect(backOffMs(1, "3")).toBe(3_000);
  });

  test("is what the server asks for as a date", () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });

    expect(backOffMs(1, "Thu, 01 Jan 2026 00:00:07 GMT")).toBe(7_000);

    vi.useRealTimers();
  });

  test.each(["soon", "-5", "0", "NaN", "Infinity", "0x10", "1e3", "year 3000", "Thu, 01 Jan 1970 00:00:00 GMT", ""])(
    "is our own where the server says %j",
    (retryAfter) => {
      vi.spyOn(Math, "random").mockReturnValue(0.5);

      expect(backOffMs(1, retryAfter)).toBe(125);
    },
  );
});
