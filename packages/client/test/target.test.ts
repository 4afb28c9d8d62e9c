import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClient, type MilvusError, waitForLoadState } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { json, serve, text } from "./serve.ts";

const url = "http://127.0.0.1:9";
const notFound = json({ code: 100, message: "not found" });
const timeout = json({ code: 10001, message: "request timeout" }, 408);
const stall = () => {};

// No wait between two attempts.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

async function messageOf(call: Promise<unknown>): Promise<string> {
  return ((await failureOf(call)) as MilvusError).message;
}

describe("a message names what the request is about:", () => {
  test("the collection, the partitions and the database", async () => {
    await using server = await serve(notFound);
    const { collections, partitions } = createClient({ url: server.url, dbName: "books" });

    expect(await messageOf(collections.release({ collectionName: "broken" }))).toContain(
      `/collections/release (collectionName "broken", dbName "books") failed with CollectionNotFound (code 100`,
    );
    expect(await messageOf(partitions.load({ collectionName: "c", partitionNames: ["a", "b"] }))).toContain(
      `/partitions/load (collectionName "c", partitionNames ["a","b"], dbName "books") failed with `,
    );
    expect(await messageOf(partitions.has({ collectionName: "c", partitionName: "p", dbName: "own" }))).toContain(
      `/partitions/has (collectionName "c", partitionName "p", dbName "own") failed with `,
    );
  });

  test("nothing, where the request names nothing", async () => {
    await using server = await serve(notFound);

    expect(await messageOf(createClient({ url: server.url }).collections.list())).toContain("/list failed with ");
  });

  test.each([
    ["no response", "MilvusConnectionError", (response: { destroy(): void }) => response.destroy(), "received no"],
    ["a page", "MilvusResponseError", text("<h1>Forbidden</h1>", 403), "received a non-Milvus response"],
    ["the server's time limit", "MilvusTimeoutError", timeout, "timed out in the server"],
    ["the client's time limit", "MilvusTimeoutError", stall, "timed out (headers)"],
  ])("also after %s", async (_, name, respond, happened) => {
    await using server = await serve(respond);
    const client = createClient({ url: server.url, retries: 0, timeout: 500 });

    expect(await failureOf(client.collections.release({ collectionName: "c" }))).toMatchObject({
      name,
      message: expect.stringContaining(`/release (collectionName "c") ${happened}`),
    });
  });

  test("also of waitForLoadState", async () => {
    await using server = await serve(json({ code: 0, data: { loadState: "LoadStateLoading", loadProgress: 1 } }));
    const client = createClient({ url: server.url });

    expect(
      await messageOf(waitForLoadState(client, { collectionName: "c" }, "LoadStateLoaded", { timeout: 500 })),
    ).toContain(`/get_load_state (collectionName "c") timed out (polling)`);
  });

  test("how often it was sent, when more than once", async () => {
    await using server = await serve(json({ code: 1807, message: "" }));
    const messages: string[] = [];
    const hooks = [{ onRetry: ({ error }: { error: MilvusError }) => messages.push(error.message) }];

    const call = createClient({ url: server.url, hooks }).collections.release({ collectionName: "c" });

    messages.push(await messageOf(call));
    expect(messages).toEqual([
      expect.stringContaining(`/release (collectionName "c") failed with RateLimited`),
      expect.stringContaining(`/release (collectionName "c", after 2 attempts) failed with RateLimited`),
      expect.stringContaining(`/release (collectionName "c", after 3 attempts) failed with RateLimited`),
    ]);
  });

  test("the beginning of a long name, and the control characters escaped", async () => {
    await using server = await serve(notFound);
    const { collections } = createClient({ url: server.url });

    expect((await messageOf(collections.has({ collectionName: "x".repeat(100_000) }))).length).toBeLessThan(500);
    expect(await messageOf(collections.has({ collectionName: "a\nb" }))).toContain(`(collectionName "a\\nb") `);
  });

  test.each(["null", "[]", "7", "not JSON", ""])("nothing of a body of raw that is %j", async (body) => {
    const fetch = () => Promise.reject(new TypeError("fetch failed"));
    const { raw } = createClient({ url, retries: 0, fetch });

    const call = raw.POST("/v2/vectordb/collections/has", { body: { collectionName: "" }, bodySerializer: () => body });

    expect(await messageOf(call)).toContain("/has received no response");
  });

  test("which is no field of the error", async () => {
    await using server = await serve(notFound);

    const error = await failureOf(createClient({ url: server.url }).collections.release({ collectionName: "c" }));

    expect(error).not.toHaveProperty("target");
  });
});

describe("a message says how to go on", () => {
  const follow = "The work may go on: follow it with `getLoadState` or `waitForLoadState`.";

  test.each([
    ["an envelope", timeout],
    ["text", text("timeout", 408)],
  ])("after the server's time limit, with the client's own option: %s", async (_, respond) => {
    await using server = await serve(respond);
    const { collections } = createClient({ url: server.url });

    for (const call of [collections.load, collections.release]) {
      const message = await messageOf(call({ collectionName: "c" }));
      expect(message).toMatch(/ Give the server longer with `requestTimeout`\.$/);
      expect(message).toContain(follow);
    }
    expect(await messageOf(collections.drop({ collectionName: "c" }))).not.toContain(follow);
  });

  test("after the client's time limit", async () => {
    await using server = await serve(stall);
    const { collections } = createClient({ url: server.url, timeout: 200 });

    expect(await messageOf(collections.refreshLoad({ collectionName: "c" }))).toContain(`200 ms. ${follow}`);
    expect(await messageOf(collections.drop({ collectionName: "c" }))).toMatch(
      / The server may still complete the request\.$/,
    );
  });

  test.each([502, 503, 504])("after a gateway's page under HTTP %i, which is not about the URL", async (status) => {
    await using server = await serve(text("<h1>Bad Gateway</h1>", status));
    const client = createClient({ url: server.url, retries: 0 });

    expect(await messageOf(client.collections.list())).toMatch(
      /<\/h1>"\. The server behind the proxy is not reachable: wait, then repeat\.$/,
    );
  });

  test.each([500, 501, 505])("after a page under HTTP %i, which another server may have sent", async (status) => {
    await using server = await serve(text("<h1>No</h1>", status));

    expect(await messageOf(createClient({ url: server.url }).collections.list())).toMatch(/ Check `url`\.$/);
  });

  test("where the connection breaks after the head, which came from the right URL", async () => {
    await using server = await serve((response) => {
      response.writeHead(200, { "Content-Length": "99" });
      response.write("{", () => response.destroy());
    });
    const client = createClient({ url: server.url, retries: 0 });

    const message = await messageOf(client.collections.release({ collectionName: "c" }));

    expect(message).toContain("lost the connection within the response: ");
    expect(message).not.toContain("`url`");
    expect(message).toContain(follow);
  });
});
