import { errorTable } from "@milvus-rest/types";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backOffMs } from "../src/back-off.ts";
import { createClient } from "../src/index.ts";
import { answering, json, success, text } from "./answering.ts";
import { failureOf } from "./failure-of.ts";

const body = { collectionName: "quick_setup" };
const entries = Object.entries(errorTable);
const limited = json({ code: errorTable.RateLimited.code, message: "" });

// The longest wait of a span, cut short: a thousandth of it is what `Math.random` picks.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0.001));
afterEach(() => void vi.restoreAllMocks());

describe("release, which is idempotent by the spec,", () => {
  test.each(entries.filter(([, { retryable }]) => retryable))(
    "is tried again after %s",
    async (_, { code, status }) => {
      await using server = await answering(json({ code, message: "" }, status), success);

      expect(await createClient(server).collections.release(body)).toEqual({});
      expect(server.requests).toHaveLength(2);
    },
  );

  test.each(entries.filter(([, { retryable }]) => !retryable))(
    "is not tried again after %s",
    async (_, { code, status }) => {
      await using server = await answering(json({ code, message: "" }, status), success);

      expect(await failureOf(createClient(server).collections.release(body))).toMatchObject({
        attempts: 1,
        retryable: false,
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("is tried again after a lost connection", async () => {
    await using server = await answering((response) => response.destroy(), success);

    expect(await createClient(server).collections.release(body)).toEqual({});
  });

  test.each([502, 503, 504])("is tried again after a gateway's %i", async (status) => {
    await using server = await answering(text("<h1>Bad Gateway</h1>", status), success);

    expect(await createClient(server).collections.release(body)).toEqual({});
  });

  test("is tried again where a proxy says when", async () => {
    await using server = await answering(text("slow down", 429, { "Retry-After": "0" }), success);

    expect(await createClient(server).collections.release(body)).toEqual({});
  });

  test("is not tried again after a page that is none of Milvus", async () => {
    await using server = await answering(text("<h1>Not Found</h1>", 404), success);

    expect(await failureOf(createClient(server).collections.release(body))).toMatchObject({ attempts: 1 });
  });

  test("is tried twice more by default, then fails as the last attempt did", async () => {
    await using server = await answering(json({ code: 1, message: "first" }), json({ code: 2, message: "last" }));

    const error = await failureOf(createClient(server).collections.release(body));

    expect(error).toMatchObject({ attempts: 3, reason: "ServiceUnavailable", serverMessage: "last" });
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ["the client", { retries: 0 }, {}],
    ["the call", {}, { retries: 0 }],
  ])("is sent once where %s says so", async (_, clientOptions, callOptions) => {
    await using server = await answering(limited, success);
    const client = createClient({ url: server.url, ...clientOptions });

    expect(await failureOf(client.collections.release(body, callOptions))).toMatchObject({
      attempts: 1,
      retryable: true,
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

  test.each(["soon", "-5", "Thu, 01 Jan 1970 00:00:00 GMT", ""])(
    "is our own where the server says %j",
    (retryAfter) => {
      vi.spyOn(Math, "random").mockReturnValue(0.5);

      expect(backOffMs(1, retryAfter)).toBe(125);
    },
  );
});
