import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import cloud from "@milvus-rest/spec/zilliz-cloud.json" with { type: "json" };
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OpenApiDocument } from "../src/document.ts";
import { buildReference } from "../src/reference/build-reference.ts";
import { prepareDocument } from "../src/reference/prepare-document.ts";
import { selfHost } from "../src/reference/self-host.ts";

const docs = join(import.meta.dirname, "..");
const built = readFileSync(join(docs, "dist", "index.html"), "utf8");

describe("the page of another document", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "milvus-rest-docs-test-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("has a section for an operation that was added to it", () => {
    buildReference(withSecondOperation(openapi), folder);

    const page = readFileSync(join(folder, "index.html"), "utf8");
    expect(page).toContain('id="tag/collections/operation/polishCollection"');
    expect(page).toContain("Polish a collection");
    expect(page).toContain('title="shine"');
    expect(built).not.toContain("polish");
  });

  test("is refused with Redoc's own words when it is no OpenAPI document", () => {
    const { openapi: _, ...noDocument } = openapi;

    expect(() => buildReference(noDocument, folder)).toThrow(/redocly build-docs of .*openapi\.json failed/);
  });
});

describe("the document for readers", () => {
  test("leaves the given document as it is", () => {
    const before = structuredClone(openapi);

    prepareDocument(openapi);

    expect(openapi).toEqual(before);
  });

  test("shows every file under samples/ beside its operation", () => {
    const shown = Object.values(prepareDocument(openapi).paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ operationId, "x-codeSamples": samples = [] }) =>
        samples.map(({ source }) => ({ operationId, source })),
      );

    const files = globSync("samples/*/*", { cwd: docs });
    expect(files).not.toEqual([]);
    expect(shown).toEqual(
      expect.arrayContaining(
        files.map((file) => ({
          operationId: basename(dirname(file)),
          source: readFileSync(join(docs, file), "utf8"),
        })),
      ),
    );
  });

  test("tells a header of every answer once, in a section of its own", () => {
    const { tags, components } = prepareDocument(openapi);

    expect(tags.find(({ name }) => name === "headers")?.description).toContain("`Access-Control-Allow-Origin`");
    expect(components.responses.Acknowledged?.headers).toEqual({});
  });

  test("keeps a header that only some answers have", () => {
    const document: OpenApiDocument = structuredClone(openapi);
    const { Panic } = document.components.responses;
    Object.assign(Panic?.headers ?? {}, { "Retry-After": { $ref: "#/components/headers/RetryAfter" } });

    expect(Object.keys(prepareDocument(document).components.responses.Panic?.headers ?? {})).toEqual(["Retry-After"]);
  });
});

describe("the built page", () => {
  test("has no script within its HTML, so that its policy can refuse them all", () => {
    expect(built.match(/<script(?! src="(redoc\.standalone|page)\.js"><\/script>)/g)).toBeNull();
    expect(built).toContain("script-src 'self';");
  });

  test.each([
    ["openapi.json", openapi],
    ["zilliz-cloud.json", cloud],
  ])("brings the document %s along, unchanged", (name, document) => {
    expect(JSON.parse(readFileSync(join(docs, "dist", name), "utf8"))).toEqual(document);
  });

  test("is refused when the package redoc is not what Redocly made the page for", () => {
    const html = '<script src="https://cdn.example/redoc.js" integrity="sha384-other"></script><script>state</script>';

    expect(() => selfHost(html)).toThrow(/the page was made for sha384-other: align their versions/);
  });

  test("is refused when Redoc's page is not built as it was", () => {
    expect(() => selfHost("<script>one</script>")).toThrow(/matches 0 times instead of once: Redoc has changed/);
  });
});

/** The document with an operation that Milvus does not have, as one more path file would add it. */
function withSecondOperation(document: OpenApiDocument): OpenApiDocument {
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
  return { ...document, paths: { ...document.paths, "/v2/vectordb/collections/polish": { post: polish } } };
}
