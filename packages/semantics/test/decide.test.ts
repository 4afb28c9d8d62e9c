import { createRequire } from "node:module";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createSpec, decide, type HttpRequest, type Knowledge, publishedSpec, type World } from "../src/index.ts";

const require = createRequire(import.meta.url);
const spec = publishedSpec();
const world: World = {
  databases: { default: { collections: { novels: { partitions: { old: {} } } }, aliases: { books: "novels" } } },
  users: { root: { password: "Milvus", admin: true }, reader: { password: "R" } },
};

function post(operation: string, body: object | undefined, headers: Record<string, string> = {}): HttpRequest {
  return {
    method: "POST",
    target: `/v2/vectordb/${operation}`,
    httpVersion: "HTTP/1.1",
    headers: [["Host", "localhost"], ...Object.entries(headers)],
    body: body && Buffer.from(JSON.stringify(body)),
  };
}

function knowing(profile: string, known: Partial<Knowledge> = {}): Knowledge {
  const found = spec.profiles.get(profile);
  if (!found) throw new Error(`no profile ${profile}`);
  return { profile: found, ...known };
}

const outcomes = (request: HttpRequest, knowledge: Knowledge) =>
  decide(spec, request, knowledge).responses.map(({ outcome }) => outcome);

const all = { auth: false, world, isWholeWorld: true };
const some = { auth: false, world };

describe("knowledge of the server", () => {
  const release = post("collections/release", { collectionName: "novels" });

  test("all of it: one response", () => {
    expect(outcomes(release, knowing("2.6", all))).toEqual(["Success"]);
  });

  test("names and users: errors that depend on its condition are transient", () => {
    const { responses } = decide(spec, release, knowing("2.6", some));
    const lasting = responses.filter(({ isTransient }) => !isTransient).map(({ outcome }) => outcome);

    expect(lasting).toEqual(["Success"]);
    expect(responses.map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(["RateLimited", "ServiceNotReady", "RequestTimeout"]),
    );
  });

  test("nothing: any error that some server may respond with, in the order of the steps", () => {
    expect(outcomes(release, knowing("2.6")).slice(0, 6)).toEqual([
      "NotAuthenticated",
      "PermissionDenied",
      "RateLimited",
      "ServiceNotReady",
      "CollectionNotFound",
      "Success",
    ]);
  });

  test("a request that is malformed stops for sure, whatever is known", () => {
    const { responses } = decide(spec, post("collections/release", {}), knowing("2.6"));

    expect(responses.at(-1)).toMatchObject({ outcome: "MissingParameter", isCertain: true });
  });

  test("a collection whose parameters are wrong is not created, whatever is known", () => {
    const { responses } = decide(spec, post("collections/create", { collectionName: "x" }), knowing("2.6", some));

    expect(responses.at(-1)).toMatchObject({ outcome: "InvalidParameter", isCertain: true });
    expect(responses.map(({ outcome }) => outcome)).not.toContain("Success");
  });

  test.each([
    ["null in place of a field", { schema: { fields: [null] } }, "InvalidParameter"],
    [
      "null in place of an index",
      { schema: { fields: [{ fieldName: "id", dataType: "Int64", isPrimary: true }] }, indexParams: [null] },
      "Success",
    ],
    ["a schema without fields, which counts as none", { schema: {}, dimension: 4 }, "Success"],
    ["a schema without fields, and no dimension", { schema: { fields: [] } }, "InvalidParameter"],
  ])("a collection is created, or not, with %s", (_, fields, outcome) => {
    expect(outcomes(post("collections/create", { collectionName: "x", ...fields }), knowing("2.6", all))).toEqual([
      outcome,
    ]);
  });

  test.each([
    ["2.3", "Success"],
    ["2.5", "Success"],
    ["2.6", "InvalidJson"],
  ])("a release that does not have a field takes any value of it: %s", (profile, outcome) => {
    const request = post("collections/create", { collectionName: "x", dimension: 4, description: 5 });

    expect(outcomes(request, knowing(profile, all))).toEqual([outcome]);
  });

  test("the body: without it, only what comes before it is decided", () => {
    const head = decide(spec, post("collections/release", undefined), knowing("2.6", all));
    const refused = decide(spec, post("collections/release", undefined), knowing("2.6", { ...all, auth: true }));

    expect(head).toMatchObject({ needsBody: true, responses: [] });
    expect(refused).toMatchObject({ needsBody: false, responses: [{ outcome: "NotAuthenticated" }] });
  });

  test("the rate limit: only a server that counts requests knows for sure", () => {
    const limited: World = { databases: { default: { rate: 1, collections: { novels: {} } } } };
    const counted = { ...all, world: limited };

    expect(outcomes(release, knowing("2.6", counted))).toEqual(["RateLimited", "Success"]);
    expect(outcomes(release, knowing("2.6", { ...counted, admit: () => false }))).toEqual(["RateLimited"]);
    expect(outcomes(release, knowing("2.6", { ...counted, admit: () => true }))).toEqual(["Success"]);
  });
});

describe("what an operation does otherwise", () => {
  const unknown = { dbName: "nowhere", collectionName: "x" };
  const badName = { collectionName: "a-b" };

  test.each([
    { operation: "collections/release", profile: "2.6", body: unknown, outcome: "DatabaseNotFound" },
    { operation: "collections/get_load_state", profile: "2.4", body: unknown, outcome: "DatabaseNotFound" },
    { operation: "collections/get_load_state", profile: "2.6", body: unknown, outcome: "CollectionNotFound" },
    { operation: "collections/has", profile: "2.6", body: { collectionName: "x" }, outcome: "Success" },
    { operation: "collections/drop", profile: "2.4", body: badName, outcome: "InvalidParameter" },
    { operation: "collections/drop", profile: "2.6", body: badName, outcome: "Success" },
    { operation: "collections/get_stats", profile: "2.6", body: badName, outcome: "CollectionNotFound" },
    { operation: "collections/refresh_load", profile: "2.4", body: { collectionName: "novels" }, outcome: "notFound" },
  ])("$operation in $profile: $outcome", ({ operation, profile, body, outcome }) => {
    expect(outcomes(post(operation, body), knowing(profile, all))).toEqual([outcome]);
  });

  test("a success that does nothing is told apart from one that has done its work", () => {
    const drop = (collectionName: string) =>
      decide(spec, post("collections/drop", { collectionName }), knowing("2.6", { ...all, world: withoutAliases }));

    expect(drop("nothing").responses).toMatchObject([{ outcome: "Success", isWorkDone: false }]);
    expect(drop("novels").responses).toMatchObject([{ outcome: "Success", isWorkDone: true }]);
  });
  const withoutAliases: World = { databases: { default: { collections: { novels: {} } } } };

  test("the privilege depends on the release", () => {
    const asReader = { Authorization: "Bearer reader:R" };
    const message = (operation: string, profile: string) =>
      decide(spec, post(operation, { collectionName: "novels" }, asReader), knowing(profile, { ...all, auth: true }))
        .responses[0]?.messages[0]?.text;

    expect(message("collections/get_load_state", "2.3")).toContain("PrivilegeLoad:");
    expect(message("collections/get_load_state", "2.4")).toContain("PrivilegeGetLoadState:");
    expect(message("collections/list", "2.3")).toContain("PrivilegeShowCollections:");
    expect(message("collections/list", "2.4")).toBeUndefined();
  });
});

describe("work that takes its time", () => {
  const slow: World = { databases: { default: { collections: { large: { seconds: 5 } } } } };
  const load = (timeout: string) =>
    post("collections/load", { collectionName: "large" }, { "Request-Timeout": timeout });

  test("is done after so many seconds", () => {
    const { responses } = decide(spec, load("9"), knowing("2.6", { ...all, world: slow }));

    expect(responses).toMatchObject([{ outcome: "Success", seconds: 5, isWorkDone: true }]);
  });

  test("goes on after its time limit", () => {
    const { responses, late } = decide(spec, load("2"), knowing("2.6", { ...all, world: slow }));

    expect(responses[0]).toMatchObject({ outcome: "RequestTimeout", status: 408, seconds: 2, isWorkDone: false });
    expect(late).toMatchObject({ outcome: "Success", seconds: 5, isWorkDone: true });
  });
});

describe("a document of one's own", () => {
  const copy = () => structuredClone(require("@milvus-rest/spec/openapi.json"));
  const profiles = require("@milvus-rest/spec/profiles.json");

  test("without an operation is refused", () => {
    expect(() => createSpec({ ...copy(), paths: {} }, profiles)).toThrow("the document has no operation");
  });

  test("whose catalogue lacks an error that the profiles name is refused", () => {
    const steps = { ...profiles.steps, name: "NoSuchError" };

    expect(() => createSpec(copy(), { ...profiles, steps })).toThrow(
      "names NoSuchError, which is not in the error cat",
    );
  });
});

test("a spec is made also where structuredClone is missing, as in Jest's jsdom", () => {
  vi.stubGlobal("structuredClone", undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { operations } = createSpec(spec.document, require("@milvus-rest/spec/profiles.json"));

  expect(operations.map(({ id }) => id)).toEqual(spec.operations.map(({ id }) => id));
});
