import { createRequire } from "node:module";
import { createSpec, publishedSpec, type Spec } from "@milvus-rest/semantics";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../src/index.ts";

const require = createRequire(import.meta.url);
const path = "/v2/vectordb/collections/invented";

/** The spec with other things in it, as other files under spec/ would put them there. */
function specWith(change: (document: ReturnType<typeof copy>) => void): Spec {
  const document = copy();
  change(document);
  return createSpec(document, require("@milvus-rest/spec/profiles.json"));
}

const copy = (): typeof import("@milvus-rest/spec/openapi.json") =>
  structuredClone(require("@milvus-rest/spec/openapi.json"));

describe("an operation that is only in the spec", () => {
  const spec = specWith(({ paths, components }) => {
    const release = paths["/v2/vectordb/collections/release"].post;
    const { dbName, collectionName } = components.schemas.ReleaseCollectionRequest.properties;
    const schema = {
      type: "object",
      required: ["collectionName", "label"],
      properties: { dbName, collectionName, label: { type: "string" }, limit: { type: "integer" } },
    };
    const invented = { ...release, operationId: "inventCollection", "x-milvus-effect": undefined };
    Object.assign(paths, {
      [path]: { post: { ...invented, requestBody: { content: { "application/json": { schema } } } } },
    });
  });
  let mock: Mock;

  beforeAll(async () => {
    mock = await startMock({ profile: "2.4", auth: true, spec });
  });
  afterAll(() => mock.close());

  async function post(body: string, headers: Record<string, string> = {}) {
    const all = { Authorization: "Bearer root:Milvus", ...headers };
    const response = await fetch(mock.url + path, { method: "POST", headers: all, body });
    return { status: response.status, text: await response.text() };
  }

  test.each([
    { what: "success", body: '{"collectionName":"quick_setup","label":"x"}', text: '{"code":0,"data":{}}' },
    {
      what: "a value of the wrong type",
      body: '{"collectionName":"quick_setup","label":"x","limit":"y"}',
      text: /"code":1801,.*limit of type int64/,
    },
    { what: "missing fields, all of them", body: "{}", text: /"code":1802,.*CollectionName.*\\n.*Label/ },
    { what: "a malformed name", body: '{"collectionName":"a-b","label":"x"}', text: /"code":1100,/ },
    { what: "an unknown collection", body: '{"collectionName":"nope","label":"x"}', text: /"code":100,.*nope/ },
    { what: "an unknown database", body: '{"dbName":"n","collectionName":"x","label":"x"}', text: /"code":800,.*n/ },
  ])("is served without a line of code: $what", async ({ body, text }) => {
    expect((await post(body)).text).toMatch(text);
  });

  test("asks for credentials", async () => {
    expect(await post("{}", { Authorization: "" })).toMatchObject({ status: 401 });
  });

  test("has a time limit", async () => {
    expect(await post("{}", { "Request-Timeout": "0" })).toEqual({ status: 408, text: "timeout" });
  });

  test("redirects a trailing slash", async () => {
    const response = await fetch(`${mock.url}${path}/?a=b`, { method: "POST", redirect: "manual" });

    expect(response.headers.get("location")).toBe(`${path}?a=b`);
  });

  test("changes nothing in the state", async () => {
    const before = structuredClone([...mock.collections]);

    await post('{"collectionName":"quick_setup","label":"x"}');

    expect([...mock.collections]).toEqual(before);
  });
});

test("an operation without an effect has its example as the response", async () => {
  await using mock = await startMock();
  const { path: route = "" } = publishedSpec().operations.find(({ id }) => id === "refreshLoad") ?? {};

  const response = await fetch(mock.url + route, { method: "POST", body: '{"collectionName":"quick_setup"}' });

  expect(await response.text()).toBe('{"code":0,"data":{}}');
});

test.each([
  { body: "{}", says: "status 200, application/json, example MissingParameter breaks its schema" },
  { body: '{"collectionName":"x"}', says: "example CollectionNotFound: Prism has no response" },
])("a spec that lacks an example is named in the response: $says", async ({ body, says }) => {
  const spec = specWith(({ components }) => {
    const { examples } = components.responses.Acknowledged.content["application/json"];
    examples.MissingParameter.value.message = "wrong";
    Reflect.deleteProperty(examples, "CollectionNotFound");
  });
  await using mock = await startMock({ spec });

  const response = await fetch(`${mock.url}/v2/vectordb/collections/release`, { method: "POST", body });

  expect(response.status).toBe(500);
  expect(await response.text()).toContain(says);
});
