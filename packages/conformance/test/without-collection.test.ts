import { startMock } from "@milvus-rest/mock";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Answer } from "../src/exchange.ts";
import { withHeader } from "./mutations.ts";
import { serveBehind } from "./servers/proxy.ts";

const list = "/v2/vectordb/collections/list";

/** A spec whose first operation names no collection, and the second one does; or that has the first one only. */
async function kitOf(...paths: ("list" | "release")[]) {
  vi.doMock("@milvus-rest/types", async (original) => {
    const types = await original<typeof import("@milvus-rest/types")>();
    const all = { ...types.operationTable.collections, list: { method: "POST", path: list } };
    const collections = Object.fromEntries(paths.map((name) => [name, all[name]]));
    return { ...types, operationTable: { collections } };
  });
  vi.doMock("../src/spec/document.ts", async (original) => {
    const spec = await original<typeof import("../src/spec/document.ts")>();
    const { post } = { ...spec.document.paths["/v2/vectordb/collections/release"] };
    const requestBody = { content: { "application/json": { schema: { type: "object" } } } };
    return {
      ...spec,
      document: { ...spec.document, paths: { ...spec.document.paths, [list]: { post: { ...post, requestBody } } } },
    };
  });
  return import("../src/index.ts");
}

beforeEach(() => {
  vi.resetModules();
});

/** A Milvus that lists its collections, too: it refuses a body as it does everywhere, and needs none of its fields. */
async function serveWithList(url: string, listed: string[]) {
  return serveBehind(
    url,
    (answer, { url, body }) => {
      if (url.startsWith(list) && answer.status === 307) return withHeader(answer, "location", list);
      if (url !== list || !answer.body.includes('"code":1802')) return answer;
      listed.push(body);
      return success(answer);
    },
    (url) => url.replace("/collections/list", "/collections/release"),
  );
}

const success = (answer: Answer): Answer => ({ ...answer, body: Buffer.from('{"code":0,"data":{}}') });

describe("an operation that names no collection, and comes first in the spec", () => {
  test("does not end the run by rightly succeeding", async () => {
    const { runConformance } = await kitOf("list", "release");
    const listed: string[] = [];
    await using mock = await startMock();
    await using server = await serveWithList(mock.url, listed);

    const { checks, failed, findings } = await runConformance({ url: server.url, collection: "quick_setup" });

    const made = checks.filter(({ status }) => status === "passed").map(({ id }) => id);
    expect(findings).toEqual([]);
    expect(failed).toBe(0);
    expect(made.filter((id) => id.startsWith("release/")).length).toBeGreaterThan(60);
    expect(made).toEqual(expect.arrayContaining(["list/body-empty", "list/method-get"]));
  });

  test("is asked for nothing that it might do", async () => {
    const { runConformance } = await kitOf("list", "release");
    const listed: string[] = [];
    await using mock = await startMock();
    await using server = await serveWithList(mock.url, listed);

    const { skipped } = await runConformance({ url: server.url });

    expect(listed).toEqual([]);
    expect(skipped["might change something on the server"]).toBeGreaterThan(3);
  });

  test("leaves nothing to check where it is the only one, and that is no verdict", async () => {
    const { runConformance, NothingChecked } = await kitOf("list");
    await using mock = await startMock();

    const run = runConformance({ url: mock.url });

    await expect(run).rejects.toThrow(NothingChecked);
    await expect(run).rejects.toThrow("no operation of the spec names a collection");
    expect(mock.requests).toEqual([]);
  });
});
