import { expect, test } from "vitest";
import cloud from "../dist/zilliz-cloud.json" with { type: "json" };
import { applyOverlay } from "../scripts/overlay.ts";

const release = cloud.paths["/v2/vectordb/collections/release"].post;

test("the variant for Zilliz Cloud names a cluster's endpoint", () => {
  expect(cloud.servers.map(({ url }) => url)).toEqual(["https://{clusterEndpoint}"]);
});

test("the variant for Zilliz Cloud demands a bearer token, and knows no other way", () => {
  expect(release.security).toEqual([{ bearerToken: [] }]);
  expect(Object.keys(cloud.components.securitySchemes)).toEqual(["bearerToken"]);
});

test("an overlay whose target is gone is refused", async () => {
  const overlay = { overlay: "1.0.0", actions: [{ target: "$.servers", remove: true }] };

  await expect(applyOverlay({ openapi: "3.1.1" }, overlay)).rejects.toThrow("target $.servers is not in the document");
});
