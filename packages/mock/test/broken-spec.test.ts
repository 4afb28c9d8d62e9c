import { expect, test, vi } from "vitest";
import { startMock } from "../src/index.ts";

/** The spec with examples that break their schemas, and without the one for code 100. */
vi.mock("@milvus-rest/spec/openapi.json", async (importOriginal) => {
  const { default: openapi } = await importOriginal<{ default: typeof import("@milvus-rest/spec/openapi.json") }>();
  const { components } = structuredClone(openapi);
  const { examples } = components.responses.Acknowledged.content["application/json"];
  examples.MissingParameter.value.message = "wrong";
  Reflect.deleteProperty(examples, "CollectionNotFound");
  return { default: { ...openapi, components: { ...openapi.components, responses: components.responses } } };
});

test.each([
  { body: "{}", says: "status 200, application/json, example MissingParameter breaks its schema" },
  { body: '{"collectionName":"x"}', says: "example CollectionNotFound: Prism has no answer" },
])("a spec that cannot be answered from is named in the answer: $says", async ({ body, says }) => {
  await using mock = await startMock();

  const response = await fetch(`${mock.url}/v2/vectordb/collections/release`, { method: "POST", body });

  expect(response.status).toBe(500);
  expect(await response.text()).toContain(says);
});
