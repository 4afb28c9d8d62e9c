import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import { type ConformanceOptions, runConformance } from "../src/index.ts";
import { type Change, type ProxiedRequest, type Rewrite, serveBehind } from "./servers/proxy.ts";

/** The checks of the kit's own collections alone, of the operations that they need. */
const scratch = {
  ...{ scratch: true, checks: ["scratch/create"] },
  operations: ["release", "has", "getLoadState", "create", "load", "drop"],
};

/** Runs the checks with collections of the kit's own, or with a given one, against a Milvus that is spoilt. */
async function check(options: Partial<ConformanceOptions>, rewrite: Rewrite, change: Change = (response) => response) {
  await using mock = await startMock();
  await using server = await serveBehind(mock.url, change, rewrite);
  const report = await runConformance({ url: server.url, ...options });
  return { causes: report.findings.map(({ cause }) => cause), report, left: [...mock.collections.keys()] };
}

const isFor = (name: string, { url }: Pick<ProxiedRequest, "url">) => url.endsWith(`/collections/${name}`);
const as =
  (name: string, other: string): Rewrite =>
  (url) =>
    isFor(name, { url }) ? url.replace(name, other) : url;
describe("with collections of its own", () => {
  test.each(["release", "drop"])("a %s of another collection is an error", async (name) => {
    const { causes } = await check(scratch, {
      url: (url) => url,
      body: (body, url) => (isFor(name, { url }) ? body.replace(/_a"/, '_b"') : body),
    });

    expect(causes).toContain(`effect:${name}:missing`);
  });

  test("a release of every collection is an error", async () => {
    await using mock = await startMock();
    await using server = await serveBehind(mock.url, (response) => response);
    let other = "";
    await using all = await serveBehind(server.url, async (response, { url, body, headers }) => {
      const [, name = ""] = /"(milvus_conformance_\w+)_a"/.exec(body) ?? [];
      if (name !== "") other = `${name}_b`;
      if (!isFor("release", { url }) || !response.body.includes('"data"')) return response;
      await fetch(mock.url + url, {
        method: "POST",
        body: JSON.stringify({ collectionName: other }),
        headers: { authorization: headers.authorization ?? "" },
      });
      return response;
    });

    const { findings } = await runConformance({ url: all.url, ...scratch });

    expect(findings.map(({ cause }) => cause)).toEqual(["effect:release:elsewhere"]);
  });

  test.each(["create", "load", "drop"])(
    "a %s that is refused and carried out all the same is an error",
    async (name) => {
      await using mock = await startMock();
      await using server = await serveBehind(mock.url, async (response, { url, body }) => {
        const [, collection] = /"collectionName":"(milvus_conformance_[0-9a-f]{32}_\w)"/.exec(body) ?? [];
        if (!isFor(name, { url }) || !collection || response.body.includes('"data"')) return response;
        await fetch(mock.url + url, {
          method: "POST",
          body: JSON.stringify({ collectionName: collection, dimension: 4 }),
        });
        return response;
      });

      const { findings, notes } = await runConformance({ url: server.url, ...scratch });

      expect(findings.map(({ cause }) => cause)).toEqual([`effect:${name}:refused`]);
      expect(notes).toEqual([]);
      expect([...mock.collections.keys()]).toEqual(["default.quick_setup"]);
    },
  );

  test("is told what it could not drop", async () => {
    const { report } = await check(scratch, as("drop", "nosuch"));

    expect(report.notes).toEqual([
      expect.stringMatching(
        /^could not drop milvus_conformance_\w+_a, a collection of the kit's own: HTTP 404; .*\. Drop it\.$/,
      ),
      expect.stringMatching(/^could not drop milvus_conformance_\w+_b, /),
    ]);
  });

  test("drops them also when the run is aborted, and reports what was made by then", async () => {
    const interruption = new AbortController();
    const { report, left } = await check(
      { ...scratch, signal: interruption.signal },
      (url) => url,
      (response, request) => {
        if (isFor("load", request) && response.body.includes('"data"')) interruption.abort(new Error("enough"));
        return response;
      },
    );

    expect(report).toMatchObject({ isInterrupted: true, notes: ["the run was interrupted"] });
    expect(report.passed).toBeGreaterThan(10);
    expect(report.skipped["not sent, because the run was interrupted"]).toBeGreaterThan(0);
    expect(left).toEqual(["default.quick_setup"]);
  });
});

describe("with a collection that is given", () => {
  test("a release that releases nothing is an error", async () => {
    const { causes } = await check(
      { collection: "quick_setup", operations: ["release", "load", "getLoadState"] },
      as("release", "load"),
    );

    expect(causes).toContain("effect:release:missing");
  });

  test("what is done to it is seen", async () => {
    const { report } = await check(
      { collection: "quick_setup", operations: ["release", "load", "getLoadState"] },
      (url) => url,
    );

    expect(report.findings).toEqual([]);
    expect(report.checks.find(({ id }) => id === "release/success")?.status).toBe("passed");
  });
});
