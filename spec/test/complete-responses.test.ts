import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quiet, redoclyCli } from "../scripts/redocly.ts";
import { copySpec } from "./copy-spec.ts";
import { addOperations, inventedOperation } from "./invented-operation.ts";
import { openapi } from "./spec.ts";

interface Branch {
  $ref?: string;
  title: string;
  description: string;
  properties: { code: { const: number } };
  examples: unknown[];
}

describe("the bundled 200 of an operation with a success of its own", () => {
  const path = "/v2/vectordb/invented/count";
  let copy: string;
  let response: {
    headers: object;
    media: { schema: { oneOf: Branch[] }; examples: Record<string, { value: unknown }> };
  };

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "milvus-rest-responses-"));
    copySpec(copy);
    addOperations(copy, [{ path, file: "paths/invented/count.yaml", text: inventedOperation("count") }]);
    execFileSync(process.execPath, [redoclyCli, "bundle", "milvus"], {
      cwd: copy,
      env: { ...process.env, ...quiet },
      stdio: "ignore",
    });
    const { headers, content } = JSON.parse(readFileSync(join(copy, "dist/openapi.json"), "utf8")).paths[path].post
      .responses[200];
    response = { headers, media: content["application/json"] };
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test("has the success of old releases beside it, which differs in its code alone", () => {
    const [success, old, errors] = response.media.schema.oneOf;

    expect(success).toMatchObject({ title: "Count", properties: { code: { const: 0 } } });
    expect(old).toEqual({
      ...success,
      title: "CountLegacy",
      description: "Count as Milvus 2.3 says it.",
      properties: { ...success?.properties, code: { type: "integer", const: 200 } },
      examples: [{ code: 200, data: { count: 7 } }],
    });
    expect(errors?.$ref).toBe("#/components/schemas/Error200");
  });

  test("names the example of each success, and of every error", () => {
    const { Count, CountLegacy, CollectionNotFound } = response.media.examples;

    expect(Count?.value).toEqual({ code: 0, data: { count: 7 } });
    expect(CountLegacy?.value).toEqual({ code: 200, data: { count: 7 } });
    expect(CollectionNotFound?.value).toMatchObject({ code: 100 });
  });

  test("has the headers of every other response", () => {
    expect(response.headers).toEqual(JSON.parse(JSON.stringify(openapi)).components.responses.Panic.headers);
  });
});
