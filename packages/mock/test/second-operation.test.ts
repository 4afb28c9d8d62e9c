import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Mock, startMock } from "../src/index.ts";

const { path } = vi.hoisted(() => ({ path: "/v2/vectordb/collections/invented" }));

/** The spec with one more path in it, as one more file under spec/paths would put it there. */
vi.mock("@milvus-rest/spec/openapi.json", async (importOriginal) => {
  const { default: openapi } = await importOriginal<{ default: typeof import("@milvus-rest/spec/openapi.json") }>();
  const release = openapi.paths["/v2/vectordb/collections/release"].post;
  const { dbName, collectionName } = openapi.components.schemas.ReleaseCollectionRequest.properties;
  const schema = {
    type: "object",
    required: ["collectionName", "label"],
    properties: { dbName, collectionName, label: { type: "string" }, limit: { type: "integer" } },
  };
  const invented = {
    ...release,
    operationId: "inventCollection",
    requestBody: { content: { "application/json": { schema } } },
    responses: { ...release.responses, "200": openapi.components.responses.Acknowledged },
  };
  return { default: { ...openapi, paths: { ...openapi.paths, [path]: { post: invented } } } };
});

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ profile: "2.4", auth: true });
});

afterAll(async () => {
  await mock.close();
});

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(mock.url + path, {
    method: "POST",
    headers: { Authorization: "Bearer root:Milvus", ...headers },
    body,
  });
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
  { what: "a name of the wrong form", body: '{"collectionName":"a-b","label":"x"}', text: /"code":1100,/ },
  { what: "an unknown collection", body: '{"collectionName":"nope","label":"x"}', text: /"code":100,.*nope/ },
  {
    what: "an unknown database",
    body: '{"dbName":"nope","collectionName":"x","label":"x"}',
    text: /"code":800,.*nope/,
  },
])("an operation of the spec is served without a line of code: $what", async ({ body, text }) => {
  expect((await post(body)).text).toMatch(text);
});

test("it asks for credentials", async () => {
  expect(await post("{}", { Authorization: "" })).toMatchObject({ status: 401 });
});

test("it has a time limit of its own", async () => {
  expect(await post("{}", { "Request-Timeout": "0" })).toEqual({ status: 408, text: "timeout" });
});

test("it has a slash too many redirected", async () => {
  const response = await fetch(`${mock.url}${path}/?a=b`, { method: "POST", redirect: "manual" });

  expect(response.headers.get("location")).toBe(`${path}?a=b`);
});
