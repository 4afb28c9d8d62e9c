import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import { NothingCheckedError, runConformance } from "../src/index.ts";
import { keeperOf } from "./servers/keeper.ts";
import { serveBehind } from "./servers/proxy.ts";
import { serve } from "./servers/serve.ts";
import { newCollectionName, operationLike, released, specOf } from "./specs.ts";

const names = ["list", "has", "drop", "create", "release"];
const collection = "mine";
const dbName = { type: ["string", "null"], "x-milvus-resource": "database" };
const named = { $ref: "#/components/schemas/CollectionName" };
/** An unknown name is a success that does nothing. */
const steps = { collection: { "2.3": { outcome: "Success", evidence: "source" } } };
const open = { "x-milvus-privilege": undefined, "x-milvus-limit": undefined };

/** As in Milvus: the operations before `release` succeed without naming a collection, or with one that does not exist. */
const spec = specOf({
  "collections/list": operationLike(
    { ...open, "x-milvus-effect": undefined },
    { required: [], properties: { dbName } },
  ),
  "collections/has": operationLike(
    { ...open, "x-milvus-effect": undefined, "x-milvus-steps": steps },
    { properties: { dbName, collectionName: named } },
  ),
  "collections/drop": operationLike(
    { ...open, "x-milvus-effect": "drop", "x-milvus-non-destructive": false, "x-milvus-steps": steps },
    { properties: { dbName, collectionName: named } },
  ),
  "collections/create": operationLike(
    { ...open, "x-milvus-effect": "create", "x-milvus-non-destructive": false },
    { properties: { dbName, collectionName: newCollectionName, dimension: { type: ["integer", "null"] } } },
  ),
  "collections/release": released,
});

test.each([
  ["open", undefined],
  ["with credentials", "root:Milvus"],
])("a compatible server of many operations conforms: %s", async (_, token) => {
  const keeper = keeperOf(names, new Set([collection]), token);
  await using server = await serve(keeper.listener);

  const report = await runConformance({ url: server.url, collection, spec, token });

  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({ profile: "2.4", failed: 0, auth: token !== undefined });
  expect(keeper.changes).toEqual(["release mine", "release mine"]);
});

describe("without a collection", () => {
  test("nothing is changed", async () => {
    const keeper = keeperOf(names, new Set([collection]));
    await using server = await serve(keeper.listener);

    const { skipped } = await runConformance({ url: server.url, spec });

    expect(keeper.changes).toEqual([]);
    expect(skipped["might change something on the server"]).toBe(1);
  });

  test("what does nothing is sent, also where it rightly succeeds", async () => {
    await using server = await serve(keeperOf(names, new Set([collection])).listener);

    const { checks } = await runConformance({ url: server.url, spec });

    const passed = new Map(checks.filter(({ status }) => status === "passed").map(({ id, got }) => [id, got]));
    expect(passed.get("list/success")).toBe("Success");
    expect(passed.get("has/unknown-collection")).toBe("Success");
    expect(passed.get("drop/unknown-collection")).toBe("Success");
    expect(passed.get("create/name-hyphen")).toBe("InvalidParameter");
  });
});

test("what is the same for all operations is checked once, what is an operation's own for each", async () => {
  await using server = await serve(keeperOf(names, new Set([collection])).listener);

  const { checks } = await runConformance({ url: server.url, spec });

  expect(checks.filter(({ id }) => id.endsWith("/method-get")).map(({ id }) => id)).toEqual(["server/method-get"]);
  expect(checks.filter(({ id }) => id.endsWith("/body-empty")).map(({ id }) => id)).toEqual([
    "release/body-empty",
    "list/body-empty",
    "has/body-empty",
    "drop/body-empty",
    "create/body-empty",
  ]);
});

test("each operation that is not served is one finding, and is requested once", async () => {
  await using server = await serve(keeperOf(["list", "create", "release"], new Set([collection])).listener);

  const { findings, skipped } = await runConformance({ url: server.url, spec });

  expect(findings.map(({ cause, checks }) => [cause, checks])).toEqual([
    ["not-served:has", ["has/unknown-collection"]],
    ["not-served:drop", ["drop/unknown-collection"]],
  ]);
  expect(skipped["not sent, because the server has no such path"]).toBeGreaterThan(10);
});

test("an operation that a generation does not have yet is not missed there", async () => {
  const later = specOf({
    "collections/release": released,
    "collections/refresh_load": operationLike({ "x-milvus-since": "2.5", "x-milvus-effect": "refresh" }),
  });
  await using server = await serve(keeperOf(["release"], new Set([collection])).listener);

  const { findings, profile } = await runConformance({ url: server.url, collection, spec: later });

  expect({ findings, profile }).toEqual({ findings: [], profile: "2.4" });
});

test("work that may not be repeated is sent once, whatever becomes of it", async () => {
  const polish = operationLike({ ...open, "x-milvus-idempotent": false, "x-milvus-effect": "release" });
  let count = 0;
  await using keeper = await serve(keeperOf(["release"], new Set([collection])).listener);
  await using server = await serveBehind(
    keeper.url,
    (response, { url, body }) => {
      if (!url.endsWith("/polish") || !body.includes(`"${collection}"`)) return response;
      count += 1;
      return "reset";
    },
    (url) => url.replace("/polish", "/release"),
  );

  const both = specOf({ "collections/release": released, "collections/polish": polish });
  const { findings } = await runConformance({ url: server.url, collection, spec: both });

  expect(findings.find(({ cause }) => cause === "no-response:broken")?.checks).toEqual(["polish/success"]);
  expect(count).toBe(1);
});

test("a spec without an operation that refuses an absent name leads to no verdict, and to no request", async () => {
  const list = operationLike({}, { required: [], properties: {} });
  await using mock = await startMock();

  const run = runConformance({ url: mock.url, spec: specOf({ "collections/list": list }) });

  await expect(run).rejects.toThrow(NothingCheckedError);
  await expect(run).rejects.toThrow("none of the operations refuses an absent name");
  expect(mock.requests).toEqual([]);
});
