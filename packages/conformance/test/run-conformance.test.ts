import { createServer } from "node:net";
import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import { runConformance, TargetUnreachableError, UsageError } from "../src/index.ts";
import { independentServer } from "./servers/independent.ts";
import { serveBehind, serveFunction } from "./servers/proxy.ts";
import { listen, serve } from "./servers/serve.ts";
import { releaseSpec as spec } from "./specs.ts";

const profiles = ["2.3", "2.4", "2.5", "2.6", "3.0"] as const;
const users = { root: "Milvus", reader: "Reader_1" };
const tokens = { token: "root:Milvus", unprivilegedToken: "reader:Reader_1" };
const collection = "quick_setup";

describe.each(profiles)("a Milvus %s", (profile) => {
  test("conforms, and is told from the others by its responses", async () => {
    await using mock = await startMock({ profile });

    const report = await runConformance({ url: mock.url, collection, spec });

    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ profile, failed: 0, auth: false });
  });

  test("conforms with authentication on, every check of it is made, and what it creates is dropped", async () => {
    await using mock = await startMock({ profile, users });

    const report = await runConformance({ url: mock.url, ...tokens, collection, scratch: true });

    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ profile, failed: 0, auth: true });
    const { "not sent, because the server has no such path": _, ...skipped } = report.skipped;
    expect(skipped).toEqual({ "needs a server with authentication turned off": 1 });
    expect([...mock.collections.keys()]).toEqual(["default.quick_setup"]);
  });

  test("conforms strictly to its own profile and to no other", async () => {
    await using mock = await startMock({ profile });

    const failures = profiles.map(
      async (name) => (await runConformance({ url: mock.url, profile: name, collection, strict: true, spec })).failed,
    );

    expect((await Promise.all(failures)).map((failed) => failed === 0)).toEqual(
      profiles.map((name) => name === profile),
    );
  });
});

describe("without a collection", () => {
  test("no request of any operation names a collection that could exist, and nothing is released", async () => {
    await using mock = await startMock();

    await runConformance({ url: mock.url });

    const names = mock.requests.flatMap(({ body }) =>
      [...body.matchAll(/"collectionName":"([^"]*)"/gi)].map(([, name]) => name),
    );
    const possible = names.filter(
      (name = "") => /^[A-Za-z_]\w*$/.test(name) && !/^milvus_conformance_[0-9a-f]{32}/.test(name),
    );
    expect(names.length).toBeGreaterThan(20);
    expect(possible).toEqual([]);
    expect([...mock.collections.values()].map(({ released }) => released)).toEqual([0]);
  });

  test("generations that only a release tells apart are both named", async () => {
    await using mock = await startMock({ profile: "2.4" });

    const { profile, profiles: fitting, failed } = await runConformance({ url: mock.url, spec });

    expect(failed).toBe(0);
    expect(profile).toBe("2.4 or 2.3");
    expect(fitting).toEqual(["2.4", "2.3"]);
  });

  test("the checks that release are skipped, and say what they need", async () => {
    await using mock = await startMock();

    const { checks } = await runConformance({ url: mock.url, spec });

    const skipped = checks.filter(({ reason }) => reason === "needs --collection").map(({ id }) => id);
    expect(skipped).toEqual(["release/success", "release/success-again"]);
  });
});

test("with a collection that one is released, twice, and no other", async () => {
  await using mock = await startMock({ collections: ["default.quick_setup", "default.other"] });

  await runConformance({ url: mock.url, collection, spec });

  expect([...mock.collections.values()].map(({ name, released }) => [name, released])).toEqual(
    expect.arrayContaining([
      ["quick_setup", 2],
      ["other", 0],
    ]),
  );
});

describe("a collection that the server does not have", () => {
  test("is the user's mistake, not a deviation", async () => {
    await using mock = await startMock();

    const run = runConformance({ url: mock.url, collection: "nosuch" });

    await expect(run).rejects.toThrow(UsageError);
    await expect(run).rejects.toThrow('the server has no collection "nosuch" in the database default');
  });

  test("is a deviation where it was there before", async () => {
    let released = 0;
    await using mock = await startMock();
    await using forgetful = await serveBehind(mock.url, (response, { body }) => {
      const absent = `{"code":100,"message":"collection not found[database=default][collection=${collection}]"}`;
      return body.includes(`"${collection}"`) && ++released > 1 ? { ...response, body: Buffer.from(absent) } : response;
    });

    const { findings } = await runConformance({ url: forgetful.url, collection, spec });

    expect(findings.map(({ cause, checks }) => [cause, checks])).toEqual([
      ["outcome:CollectionNotFound:Success", ["release/success-again"]],
    ]);
  });

  test.each(["my-collection", "x".repeat(256), " "])(
    "and cannot have is told before anything is asked: %j",
    async (name) => {
      await using mock = await startMock();

      const run = runConformance({ url: mock.url, collection: name });

      await expect(run).rejects.toThrow(UsageError);
      await expect(run).rejects.toThrow(`has at most 255 bytes, got ${JSON.stringify(name)}`);
      expect(mock.requests).toEqual([]);
    },
  );
});

test("a time limit of zero is put back on a server that remembers it for everyone", async () => {
  await using mock = await startMock({ profile: "2.3", bugs: ["stickyTimeout"] });
  const { findings } = await runConformance({ url: mock.url, spec });

  const response = await fetch(`${mock.url}/v2/vectordb/collections/release`, {
    method: "POST",
    body: '{"collectionName":"quick_setup"}',
  });

  expect(findings).toEqual([]);
  expect(response.status).toBe(200);
});

describe.each(["2.3", "2.4"] as const)("a time limit that sticks, a known bug of Milvus %s,", (profile) => {
  test("is told by its name, and is no deviation", async () => {
    await using mock = await startMock({ profile, bugs: ["stickyTimeout"] });

    const { findings, knownBugs } = await runConformance({ url: mock.url, spec });

    expect({ findings, knownBugs }).toEqual({
      findings: [],
      knownBugs: [{ name: "timeoutSticky", message: expect.any(String), checks: ["server/timeout-kept"] }],
    });
  });

  test("left behind by someone else is set back first, and the report says so", async () => {
    await using mock = await startMock({ profile, bugs: ["stickyTimeout"] });
    const body = '{"collectionName":"nosuch"}';
    await fetch(`${mock.url}/v2/vectordb/collections/release`, {
      method: "POST",
      headers: { "Request-Timeout": "0" },
      body,
    });

    const { findings, notes } = await runConformance({ url: mock.url, spec });

    expect(findings).toEqual([]);
    expect(notes).toEqual(["the server had kept a time limit of an earlier client: it was set back first"]);
  });
});

test("a server that is over its limit at the moment is not held to it", async () => {
  await using mock = await startMock({ world: { databases: { default: { rate: 0 } } } });

  const { failed, skipped } = await runConformance({ url: mock.url, spec });

  expect(failed).toBe(0);
  expect(skipped["the server answered RateLimited: run again when it can"]).toBeGreaterThan(10);
});

test("a compatible server that the kit has never seen conforms", async () => {
  await using server = await serveFunction(independentServer);

  const report = await runConformance({ url: server.url, collection, spec });

  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({ profile: "2.6", failed: 0 });
});

test("a path in the URL goes before every path of the API, also where one of those follows it", async () => {
  await using proxy = await serveFunction(
    (request) => independentServer({ ...request, url: request.url.replace("/milvus", "") }),
    (response, { url }) => (url.startsWith("/milvus/") ? response : undefined),
  );

  const { failed, findings } = await runConformance({
    url: `${proxy.url}/milvus/v2/vectordb/collections/release`,
    collection,
    spec,
  });

  expect(findings).toEqual([]);
  expect(failed).toBe(0);
});

describe("a run that cannot be made", () => {
  test("is refused where nobody listens", async () => {
    const server = await listen(createServer());
    await server[Symbol.asyncDispose]();

    const run = runConformance({ url: server.url });

    await expect(run).rejects.toThrow(TargetUnreachableError);
    await expect(run).rejects.toThrow(`${server.url}/: connect ECONNREFUSED`);
  });

  test("is refused where no HTTP is spoken", async () => {
    await using server = await listen(createServer((socket) => socket.resume().end("SSH-2.0-OpenSSH_9.6\r\n")));

    await expect(runConformance({ url: server.url })).rejects.toThrow(TargetUnreachableError);
  });

  test.each([
    ["localhost:19530", { url: "localhost:19530" }, "expected a URL such as"],
    ["credentials in the URL", { url: "http://root:Milvus@localhost" }, "the URL contains credentials"],
    ["a query", { url: "http://localhost/?a=1" }, "leave out everything from the ? or # on"],
    ["no time", { url: "http://localhost", timeout: 0 }, "from 1 to 2147483647, got 0"],
    ["half a millisecond", { url: "http://localhost", timeout: 0.5 }, "from 1 to 2147483647, got 0.5"],
    ["a time to wait that is over", { url: "http://localhost", wait: -1 }, "from 0 to 2147483647, got -1"],
    [
      "an empty collection",
      { url: "http://localhost", collection: "" },
      'has at most 255 bytes, got "": leave the option out to release nothing',
    ],
    ["a token with a line end", { url: "http://localhost", token: "root:\n" }, "the token is empty or"],
  ])("is refused for %s, with what is wrong", async (_, options, message) => {
    const run = runConformance(options);

    await expect(run).rejects.toThrow(UsageError);
    await expect(run).rejects.toThrow(message);
  });

  test("ends with the signal's reason, and leaves no connection open", async () => {
    const interruption = new AbortController();
    let closed: Promise<void> | undefined;
    await using server = await serve((request) => {
      closed = new Promise((resolve) => request.socket.once("close", () => resolve()));
      interruption.abort(new Error("enough"));
    });

    await expect(runConformance({ url: server.url, signal: interruption.signal })).rejects.toThrow("enough");
    await closed;
  });
});
