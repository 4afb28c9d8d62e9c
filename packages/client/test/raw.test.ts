import { describe, expect, test } from "vitest";
import { createClient as createFetchClient } from "../src/index.ts";
import { createClient as createPoolClient } from "../src/node/index.ts";
import { failureOf } from "./failure-of.ts";
import { json, serve, success, text } from "./serve.ts";

const path = "/v2/vectordb/collections/release";
const init = { body: { collectionName: "quick_setup" } };

describe.each(Object.entries({ fetch: createFetchClient, pool: createPoolClient }))(
  "raw, over %s,",
  (_, createClient) => {
    test("resolves to data and response", async () => {
      await using server = await serve(json({ code: 0, data: {} }, 200, { "X-Milvus-Trace-Id": "7" }));

      const { data, error, response } = await createClient({ url: server.url }).raw.POST(path, init);

      expect({ data, error }).toEqual({ data: { code: 0, data: {} }, error: undefined });
      expect([response.status, response.headers.get("X-Milvus-Trace-Id")]).toEqual([200, "7"]);
    });

    test("resolves to an error envelope under HTTP 200 as data, with its type", async () => {
      await using server = await serve(json({ code: 100, message: "collection not found" }));

      const { data } = await createClient({ url: server.url }).raw.POST(path, init);

      expect(data).toEqual({ code: 100, message: "collection not found" });
    });

    test("resolves to the body of another status as error", async () => {
      await using server = await serve(json({ code: 1800, message: "user hasn't authenticated" }, 401));

      expect(await createClient({ url: server.url }).raw.POST(path, init)).toMatchObject({
        error: { code: 1800 },
        response: { status: 401 },
      });
    });

    test("resolves to a page as error", async () => {
      await using server = await serve(text("<h1>Forbidden</h1>", 403));

      expect(await createClient({ url: server.url }).raw.POST(path, init)).toMatchObject({
        error: "<h1>Forbidden</h1>",
      });
    });

    test("sends the token, and is retried, like every call", async () => {
      await using server = await serve((response) => response.destroy(), json({ code: 1, message: "" }), success);

      expect(await createClient({ url: server.url, token: "root:Milvus" }).raw.POST(path, init)).toMatchObject({
        data: { code: 0 },
      });
      expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill("Bearer root:Milvus"));
    });

    test("fails like every call where there is no response", async () => {
      await using server = await serve((response) => response.destroy());

      expect(await failureOf(createClient({ url: server.url, retries: 0 }).raw.POST(path, init))).toMatchObject({
        name: "MilvusConnectionError",
      });
    });

    test("fails like every call where the response is over the limit", async () => {
      await using server = await serve(success);

      const { raw } = createClient({ url: server.url, maxResponseBytes: 5 });

      expect(await failureOf(raw.POST(path, init))).toMatchObject({ name: "MilvusResponseError", status: 200 });
    });

    test("ends at the deadline, and with the caller's own reason", async () => {
      await using server = await serve(() => {});
      const { raw } = createClient({ url: server.url, timeout: 50 });
      const reason = new Error("the user left");

      expect(await failureOf(raw.POST(path, init))).toMatchObject({ name: "MilvusTimeoutError", phase: "headers" });
      expect(await failureOf(raw.POST(path, { ...init, signal: AbortSignal.abort(reason) }))).toBe(reason);
    });

    test("passes real requests to its middleware, which may change them", async () => {
      await using server = await serve(success);
      const { raw } = createClient({ url: server.url });
      raw.use({
        onRequest({ request }) {
          expect(request).toBeInstanceOf(Request);
          request.headers.set("X-Team", "search");
          return request;
        },
      });

      await raw.POST(path, init);

      expect(server.requests[0]).toMatchObject({ headers: { "x-team": "search" }, body: JSON.stringify(init.body) });
    });
  },
);
