import { operationTable } from "@milvus-rest/types";
import { describe, expect, test } from "vitest";
import {
  createClient,
  MilvusApiError,
  MilvusConnectionError,
  MilvusResponseError,
  MilvusTimeoutError,
} from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { json, serve, success, text } from "./serve.ts";

const path = operationTable.collections.release.path;
const body = { collectionName: "quick_setup" };

describe("release", () => {
  test("sends what the spec says, and resolves to the data of the envelope", async () => {
    await using server = await serve(success);

    const data = await createClient({ url: server.url, token: "root:Milvus" }).collections.release(body);

    expect(data).toEqual({});
    expect(server.requests).toEqual([
      expect.objectContaining({
        method: "POST",
        path,
        body: '{"collectionName":"quick_setup"}',
        headers: expect.objectContaining({ "content-type": "application/json", authorization: "Bearer root:Milvus" }),
      }),
    ]);
  });

  test.each([
    ["the success code of Milvus 2.3", { code: 200, data: {} }],
    ["a message beside the data", { code: 0, data: {}, message: "" }],
  ])("succeeds with data: %s", async (_, envelope) => {
    await using server = await serve(json(envelope));

    expect(await createClient({ url: server.url }).collections.release(body)).toEqual({});
  });

  test.each([200, 401, 500, 418])(
    "rejects with the catalogue's error on an error envelope under HTTP %i",
    async (status) => {
      await using server = await serve(json({ code: 100, message: "collection not found[…]" }, status));

      const failure = await failureOf(createClient({ url: server.url }).collections.release(body));

      expect(failure).toBeInstanceOf(MilvusApiError);
      expect(failure).toMatchObject({
        name: "MilvusApiError",
        code: 100,
        reason: "CollectionNotFound",
        status,
        retryable: false,
        serverMessage: "collection not found[…]",
      });
    },
  );

  test("rejects with a response error on a response without an envelope", async () => {
    await using server = await serve(text("<html>Bad Gateway</html>", 404));

    const failure = await failureOf(createClient({ url: server.url }).collections.release(body));

    expect(failure).toBeInstanceOf(MilvusResponseError);
    expect(failure).toMatchObject({ status: 404, excerpt: "<html>Bad Gateway</html>" });
  });

  test("rejects with a connection error where no server listens", async () => {
    const gone = await serve(success);
    await gone[Symbol.asyncDispose]();

    const failure = await failureOf(createClient({ url: gone.url, retries: 0 }).collections.release(body));

    expect(failure).toBeInstanceOf(MilvusConnectionError);
    expect(failure).toMatchObject({ message: expect.stringContaining("ECONNREFUSED"), status: undefined });
  });

  test("rejects with a timeout error when the time of the call is over", async () => {
    await using server = await serve(() => {});

    const failure = await failureOf(createClient({ url: server.url, timeout: 100 }).collections.release(body));

    expect(failure).toBeInstanceOf(MilvusTimeoutError);
    expect(failure).toMatchObject({
      phase: "headers",
      durationMs: expect.toSatisfy((ms: number) => ms >= 99 && ms < 5000),
    });
  });

  test("rejects with the caller's own reason when the caller aborts", async () => {
    const controller = new AbortController();
    const reason = new Error("the user left");
    await using server = await serve(() => controller.abort(reason));

    const failure = await failureOf(
      createClient({ url: server.url }).collections.release(body, { signal: controller.signal }),
    );

    expect(failure).toBe(reason);
  });
});
