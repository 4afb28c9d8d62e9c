import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { operationTable } from "@milvus-rest/types";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClient, type MilvusClient } from "../src/index.ts";
import { json, serve, success, text } from "./serve.ts";

const loses = (response: { destroy(): void }) => response.destroy();
const notReady = json({ code: 1, message: "service not ready" });

/** Every operation of the spec: its method, and what the spec says of it. */
const operations = Object.entries(operationTable).flatMap(([group, methods]) =>
  Object.entries(methods).map(([name, { path }]: [string, { path: keyof typeof openapi.paths }]) => {
    const { requestBody, "x-milvus-idempotent": idempotent } = openapi.paths[path].post;
    const { $ref } = requestBody.content["application/json"].schema;
    const [, schema] = Object.entries(openapi.components.schemas).find(([key]) => $ref.endsWith(`/${key}`)) ?? [];
    const takesDbName = "dbName" in Object(Object(schema).properties);
    const [example] = Object.values(requestBody.content["application/json"].examples);
    const call = (milvus: MilvusClient, body: object | undefined = example?.value): Promise<unknown> =>
      Reflect.get(Reflect.get(milvus, group), name)(body);
    return { name: `${group}.${name}`, path, idempotent, takesDbName, body: { ...example?.value }, call };
  }),
);
const dropping = operations.filter(({ idempotent }) => !idempotent);

// The longest wait of a span, cut short: a thousandth of it is what `Math.random` picks.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0.001));
afterEach(() => void vi.restoreAllMocks());

test("there is a method for every path", () => {
  expect(operations.map(({ path }) => path).sort()).toEqual(Object.keys(openapi.paths).sort());
});

describe.each(operations)("$name", ({ path, idempotent, body, call }) => {
  test("posts its body to its path, and resolves to the data", async () => {
    await using server = await serve(json({ code: 0, data: { has: true } }));

    expect(await call(createClient({ url: server.url }))).toEqual({ has: true });

    expect(server.requests).toMatchObject([{ method: "POST", path, body: JSON.stringify(body) }]);
  });

  test.each([
    ["a lost connection", loses],
    ["a retryable code", notReady],
  ])(`is sent ${idempotent ? "again" : "once"} after %s`, async (_, responder) => {
    await using server = await serve(responder, success);

    const outcome = await call(createClient({ url: server.url })).catch((error: unknown) => error);

    expect(server.requests).toHaveLength(idempotent ? 2 : 1);
    expect(outcome).toMatchObject(idempotent ? {} : { attempts: 1, retryable: true });
  });
});

test("a collection is dropped once, and created again, as the spec says", () => {
  expect(dropping.map(({ name }) => name)).toContain("collections.drop");
  expect(dropping.map(({ name }) => name)).not.toContain("collections.create");
});

test("raw sends once what is not idempotent, too", async () => {
  await using server = await serve(notReady, success);

  const { data } = await createClient({ url: server.url }).raw.POST("/v2/vectordb/collections/drop", {
    body: { collectionName: "quick_setup" },
  });

  expect(data).toEqual({ code: 1, message: "service not ready" });
});

describe("the client's dbName", () => {
  test.each(operations.filter(({ takesDbName }) => takesDbName))("is sent by $name", async ({ body, call }) => {
    await using server = await serve(success);
    const milvus = createClient({ url: server.url, dbName: "book" });

    await call(milvus);
    await call(milvus, { ...body, dbName: "other" });

    expect(server.requests.map(({ body: sent }) => JSON.parse(sent))).toEqual([
      { ...body, dbName: "book" },
      { ...body, dbName: "other" },
    ]);
  });

  test("is not sent by databases.list, whose request has no such field", async () => {
    await using server = await serve(json({ code: 0, data: [] }));

    await createClient({ url: server.url, dbName: "book" }).databases.list();

    expect(server.requests).toMatchObject([{ body: "{}" }]);
  });
});

describe("a method without required fields", () => {
  test.each([
    ["nothing", {}, "{}"],
    ["the database of the client", { dbName: "book" }, '{"dbName":"book"}'],
  ])("sends an object with %s where it is called without a body", async (_, options, sent) => {
    await using server = await serve(success);

    await createClient({ ...options, url: server.url }).collections.list();

    expect(server.requests).toMatchObject([{ path: "/v2/vectordb/collections/list", body: sent }]);
  });
});

describe("an integer above 2^53", () => {
  test("of a response is a bigint of its exact value", async () => {
    await using server = await serve(text('{"code":0,"data":{"collectionID":460000000000000001,"rowCount":7}}'));

    const data = await createClient({ url: server.url }).collections.describe({ collectionName: "big" });

    expect(data).toEqual({ collectionID: 460000000000000001n, rowCount: 7 });
  });

  test("of a request is sent as an integer", async () => {
    await using server = await serve(success);
    const schema = { fields: [{ fieldName: "id", dataType: "Int64", defaultValue: 460000000000000001n }] };

    await createClient({ url: server.url }).collections.create({ collectionName: "made", schema });

    expect(server.requests[0]?.body).toContain('"defaultValue":460000000000000001}');
  });

  test("is rounded by raw, as JSON.parse does", async () => {
    await using server = await serve(text('{"code":0,"data":{"rowCount":9007199254740993}}'));

    const { data } = await createClient({ url: server.url }).raw.POST("/v2/vectordb/collections/get_stats", {
      body: { collectionName: "big" },
    });

    expect(data).toEqual({ code: 0, data: { rowCount: 2 ** 53 } });
  });
});
