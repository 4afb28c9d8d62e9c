import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../src/build-site.ts";
import type { OpenApiDocument } from "../src/document.ts";
import { prepareDocument } from "../src/reference/prepare-document.ts";

describe("the docs of another document, with an address", () => {
  const baseUrl = "https://docs.example/milvus/";
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "milvus-rest-docs-other-"));
    await buildSite(withMoreOperations(openapi), folder, { baseUrl });
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (file: string) => readFileSync(join(folder, file), "utf8");

  test.each([
    ["reference/index.html", 'id="tag/collections/operation/polishCollection"'],
    ["reference/index.html", 'title="shine"'],
    ["reference/index.md", 'http.NewRequest("POST", "http://localhost:19530/v2/vectordb/collections/polish", body)'],
    ["reference/index.md", "milvus.shelves.attic.list({})"],
    ["reference/index.md", "| `shine` | integer |"],
    ["index.html", "reference/index.html#tag/collections/operation/polishCollection"],
    ["errors/ServiceNotReady/index.html", "Polish a collection"],
    ["errors/ServiceNotReady/index.html", "List the shelves"],
    ["reference/index.html", 'id="tag/shelves/operation/listShelves"'],
    ["reference/index.md", "| `Shelf-Order` | string | How to sort. |"],
    ["try-it/index.html", 'data-path="/v2/vectordb/shelves/attic/list"'],
  ])("have the operations that were added to it: %s has %s", (file, text) => {
    expect(read(file)).toContain(text);
  });

  test("put the errors of an operation's own response side by side, without the headers of every response", () => {
    const own = prepareDocument(withMoreOperations(openapi)).paths["/v2/vectordb/shelves/attic/list"]?.post?.responses[
      "200"
    ];

    expect(own).toMatchObject({
      headers: {},
      content: {
        "application/json": {
          schema: { oneOf: expect.arrayContaining([expect.objectContaining({ title: "RateLimited" })]) },
        },
      },
    });
  });

  test("have a sitemap with the address of every page", () => {
    const paths = globSync("**/index.html", { cwd: folder }).map((file) => file.replaceAll("\\", "/").slice(0, -10));
    const urls = [...read("sitemap.xml").matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);

    expect(urls.sort()).toEqual(paths.map((path) => baseUrl + path).sort());
  });

  test.each(["", "reference/", "errors/RateLimited/"])("name the address of the page /%s", (path) => {
    expect(read(`${path}index.html`)).toContain(`<link rel="canonical" href="${baseUrl}${path}">`);
  });

  test("have an llms.txt with absolute links", () => {
    expect(read("llms.txt")).toContain(`(${baseUrl}errors/RateLimited/index.md)`);
  });
});

/** The document with operations that Milvus does not have, as more path files would add them: the second is unlike all others. */
function withMoreOperations(document: OpenApiDocument): OpenApiDocument {
  const polish = {
    operationId: "polishCollection",
    summary: "Polish a collection",
    description: "An invented operation.",
    tags: ["collections"],
    requestBody: {
      content: { "application/json": { schema: { type: "object", properties: { shine: { type: "integer" } } } } },
    },
    responses: { "200": { $ref: "#/components/responses/Acknowledged" } },
  };
  const list = {
    operationId: "listShelves",
    summary: "List the shelves",
    description: "An invented operation of another group, with a response and a header of its own.",
    tags: ["shelves"],
    parameters: [{ name: "Shelf-Order", in: "header", description: "How to sort.", schema: { type: "string" } }],
    responses: {
      "200": {
        description: "The shelves, or an error.",
        headers: { ...document.components.responses.Acknowledged?.headers },
        content: {
          "application/json": {
            schema: { oneOf: [{ title: "Shelves", type: "object" }, { $ref: "#/components/schemas/Error200" }] },
          },
        },
      },
    },
  };
  return {
    ...document,
    tags: [...document.tags, { name: "shelves", description: "An invented group." }],
    paths: {
      ...document.paths,
      "/v2/vectordb/collections/polish": { post: polish },
      "/v2/vectordb/shelves/attic/list": { post: list },
    },
  };
}
