import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import openapiJson from "../dist/openapi.json" with { type: "json" };
import cloud from "../dist/zilliz-cloud.json" with { type: "json" };
import { applyOverlay } from "../scripts/overlay.ts";
import { offline, redoclyCli } from "../scripts/redocly.ts";
import { folder, objectsOf, openapi } from "./spec.ts";
import { inventedOperation, SpecCopy } from "./spec-copy.ts";

const dist = join(folder, "dist");

describe("the bundle", () => {
  test("has the same content as YAML and as JSON", () => {
    expect(parse(readFileSync(join(dist, "openapi.yaml"), "utf8"))).toEqual(openapi);
  });

  test("has the SHA-256 of each file in SHA256SUMS", () => {
    const lines = readFileSync(join(dist, "SHA256SUMS"), "utf8").trimEnd().split("\n");

    expect(lines.map((line) => line.split("  ")[1])).toEqual([
      "openapi.json",
      "openapi.yaml",
      "zilliz-cloud.json",
      "zilliz-cloud.yaml",
      "profiles.json",
    ]);
    for (const line of lines) {
      const [sum, name = ""] = line.split("  ");
      const content = readFileSync(join(dist, name));
      expect(createHash("sha256").update(content).digest("hex")).toBe(sum);
    }
  });

  test("has only references into itself", () => {
    const references = [...objectsOf(openapi)].flatMap(({ node }) =>
      typeof node.$ref === "string" ? [node.$ref] : [],
    );

    expect(references.filter((reference) => !reference.startsWith("#/components/"))).toEqual([]);
  });

  test("describes a field that is a reference, for editors and type generators", () => {
    const { dbName, collectionName } = openapiJson.components.schemas.ReleaseCollectionRequest.properties;
    const { DatabaseName, CollectionName } = openapiJson.components.schemas;

    expect(dbName).toEqual({ $ref: "#/components/schemas/DatabaseName", description: DatabaseName.description });
    expect(collectionName).toEqual({
      $ref: "#/components/schemas/CollectionName",
      description: CollectionName.description,
    });
  });

  test("has one success for each code where the old one is written by hand", () => {
    const { schema } = openapiJson.components.responses.Acknowledged.content["application/json"];

    expect(schema.oneOf.map(({ $ref }) => $ref.split("/").at(-1))).toEqual(["Success", "SuccessLegacy", "Error200"]);
  });

  test.each(["openapi.json", "openapi.yaml", "zilliz-cloud.json", "zilliz-cloud.yaml"])(
    "satisfies Redocly's recommended rules: %s",
    async (name) => {
      const args = [redoclyCli, "lint", join(dist, name), "--extends=recommended", "--format=json"];

      // In another folder, because Redocly would use our redocly.yaml.
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        cwd: tmpdir(),
        env: { ...process.env, ...offline },
      });

      expect(JSON.parse(stdout).totals.errors).toBe(0);
    },
  );
});

describe("the bundled 200 of an operation with its own success", () => {
  interface Schema {
    $ref?: string;
    title: string;
    properties: { code: { const: number } };
  }
  interface Operation {
    requestBody: { content: Record<string, { schema: { properties: Record<string, object> } }> };
    responses: Record<string, Response>;
  }
  interface Response {
    headers: object;
    content: Record<string, { schema: { oneOf: Schema[] }; examples: Record<string, object> }>;
  }

  const path = "/v2/vectordb/invented/count";
  let bundle: { paths: Record<string, { post: Operation }> };
  let response: Response | undefined;

  beforeAll(async () => {
    using spec = new SpecCopy();
    const text = inventedOperation("count")
      .replace(
        "description: The number.\n",
        "description: |-\n                  The number of\n                  entities. More.\n",
      )
      .replace("CollectionName.yaml }", "CollectionName.yaml, description: Its own text. }");
    spec.addOperations([{ path, file: "paths/invented/count.yaml", text }]);
    bundle = JSON.parse(await spec.bundle());
    response = bundle.paths[path]?.post.responses[200];
  });

  test("also has the success of old releases, which differs only in its code", () => {
    const [success, old, errors] = response?.content["application/json"]?.schema.oneOf ?? [];

    expect(success).toMatchObject({ title: "Count", properties: { code: { const: 0 } } });
    expect(old).toEqual({
      ...success,
      title: "CountLegacy",
      description: "Count, as Milvus 2.3 returns it.",
      properties: { ...success?.properties, code: { type: "integer", const: 200 } },
      examples: [{ code: 200, data: { count: 7 } }],
    });
    expect(errors?.$ref).toBe("#/components/schemas/Error200");
  });

  test("has a named example of each success and of every error, with the first sentence as its summary", () => {
    expect(response?.content["application/json"]?.examples).toMatchObject({
      Count: { summary: "The number of entities.", value: { code: 0, data: { count: 7 } } },
      CountLegacy: { summary: "Count, as Milvus 2.3 returns it.", value: { code: 200, data: { count: 7 } } },
      CollectionNotFound: { value: { code: 100 } },
    });
  });

  test("has the headers of every other response", () => {
    expect(response?.headers).toEqual(openapiJson.components.responses.Panic.headers);
  });

  test("keeps a description beside a reference", () => {
    const body = bundle.paths[path]?.post.requestBody.content["application/json"];

    expect(body?.schema.properties).toMatchObject({ collectionName: { description: "Its own text." } });
  });
});

describe("the variant for Zilliz Cloud", () => {
  test("names the endpoint of a cluster", () => {
    expect(cloud.servers.map(({ url }) => url)).toEqual(["https://{clusterEndpoint}"]);
  });

  test("requires a bearer token, and has no other security scheme", () => {
    expect(cloud.paths["/v2/vectordb/collections/release"].post.security).toEqual([{ bearerToken: [] }]);
    expect(Object.keys(cloud.components.securitySchemes)).toEqual(["bearerToken"]);
  });

  test("is not built from an overlay whose target is missing", async () => {
    const overlay = { overlay: "1.0.0", actions: [{ target: "$.servers", remove: true }] };

    await expect(applyOverlay({ openapi: "3.1.1" }, overlay)).rejects.toThrow(
      "overlay target $.servers is not in the document",
    );
  });
});
