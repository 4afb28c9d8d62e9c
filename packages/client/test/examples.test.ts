import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type MockOptions, startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";

const file = join(import.meta.dirname, "../examples/free-memory.ts");
const users = { root: "Milvus", reader: "Reader_1" };

/** Runs the program, and gives what it wrote and how it ended. */
function run(url: string, args: string[] = [], token?: string) {
  const env = { ...process.env, MILVUS_URL: url, ...(token !== undefined && { MILVUS_TOKEN: token }) };
  return new Promise<{ exitCode: unknown; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [file, ...args], { env }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode, stdout, stderr }),
    );
  });
}

test("the program has less than 40 lines", () => {
  expect(readFileSync(file, "utf8").split("\n").length).toBeLessThan(40);
});

test("releases what is loaded, and loads it again", async () => {
  const collections = { hot: {}, cold: { loaded: false } };
  await using mock = await startMock({ world: { databases: { default: { collections } } } });

  const { exitCode, stdout, stderr } = await run(mock.url);

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toBe("hot: released\nhot: 100 %\n");
  const called = mock.requests.map(({ path, body }) => `${path.split("/").at(-1)} ${body}`);
  expect(called).toContain('release {"collectionName":"hot"}');
  expect(called).not.toContain('load {"collectionName":"cold"}');
  expect(mock.collections.get("default.hot")).toMatchObject({ loaded: true, released: 1 });
});

test("goes on with a load that takes longer than the server waits", async () => {
  const world = { databases: { default: { collections: { large: { seconds: 60 } } } } };
  await using mock = await startMock({ world, speed: 100 });

  const { exitCode, stdout, stderr } = await run(mock.url, ["large"]);

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const percents = [...stdout.matchAll(/^large: (\d+) %$/gm)].map(([, percent]) => Number(percent));
  expect(percents[0]).toBeLessThan(100);
  expect(percents.at(-1)).toBe(100);
  expect(mock.requests.filter(({ status }) => status === 408).map(({ path }) => path)).toEqual([
    "/v2/vectordb/collections/release",
    "/v2/vectordb/collections/load",
  ]);
});

test("takes an empty token for none", async () => {
  await using mock = await startMock();

  expect(await run(mock.url, [], "")).toMatchObject({ exitCode: 0, stderr: "" });
});

test.each([
  ["release", { fails: "UnexpectedError" } as const, []],
  ["load", { indexes: [] }, ["broken: released"]],
])("a failed %s of one collection leaves no other one unloaded", async (operation, broken, printed) => {
  const collections = { first: {}, broken, last: {} };
  await using mock = await startMock({ world: { databases: { default: { collections } } } });

  const { exitCode, stdout, stderr } = await run(mock.url, ["first", "broken", "nobody", "last"]);

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(new RegExp(`/${operation} \\(collectionName "broken"\\) failed with `));
  expect(stderr).toContain('/get_load_state (collectionName "nobody") failed with CollectionNotFound');
  const lines = ["first: released", ...printed, "last: released", "first: 100 %", "last: 100 %", ""];
  expect(stdout).toBe(lines.join("\n"));
  for (const name of ["first", "last"]) {
    expect(mock.collections.get(`default.${name}`)).toMatchObject({ loaded: true, released: 1 });
  }
});

test("loads again where the release got through but its response did not", async () => {
  await using mock = await startMock();
  mock.next("pass", "pass", "cut-body", "cut-body", "cut-body");

  const { exitCode, stderr } = await run(mock.url);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('/release (collectionName "quick_setup", after 3 attempts) ');
  expect(mock.collections.get("default.quick_setup")).toMatchObject({ loaded: true });
});

describe("a failure says what happened, where, and what to do:", () => {
  const refused = { world: { databases: { default: { rate: 0, collections: { hot: {} } } } } };

  test.each<[string, MockOptions, string[], string | undefined, RegExp]>([
    [
      "an unknown name",
      {},
      ["nobody"],
      undefined,
      /^POST http:\/\/\S+\/get_load_state \(collectionName "nobody"\) failed with CollectionNotFound \(code 100, HTTP 200\): collection not found\[collection=nobody\]\. Check the name and the database; names are case-sensitive\.\n$/,
    ],
    [
      "a name that no collection can have",
      {},
      ["a-b"],
      undefined,
      /get_load_state \(collectionName "a-b"\) failed with InvalidParameter \(code 1100, HTTP 200\): .*a-b.*\. /,
    ],
    [
      "no credentials",
      { users },
      [],
      undefined,
      /\/list failed with NotAuthenticated \(code 1800, HTTP 401\).*`user:password`/,
    ],
    [
      "no privilege",
      { users },
      ["quick_setup"],
      "reader:Reader_1",
      /get_load_state \(collectionName "quick_setup"\) failed with PermissionDenied \(code 65535, HTTP 403\): .*PrivilegeGetLoadState: permission deny .*\. Have an administrator grant /,
    ],
    [
      "a limit that is reached",
      refused,
      [],
      undefined,
      /\/release \(collectionName "hot", after 3 attempts\) failed with RateLimited \(code 1807, HTTP 200\): .*\. /,
    ],
  ])("%s", async (_, options, args, token, message) => {
    await using mock = await startMock(options);

    const { exitCode, stderr } = await run(mock.url, args, token);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(message);
  });

  test("a timeout in the server", async () => {
    await using mock = await startMock();
    mock.next("RequestTimeout");

    expect(await run(mock.url)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(
        /^POST \S+\/list timed out in the server \(code 10001, HTTP 408\): request timeout\. /,
      ),
    });
  });

  test("a server that is down", async () => {
    const mock = await startMock();
    await mock.close();

    expect(await run(mock.url)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(
        /^POST \S+\/list \(after 3 attempts\) received no response: connect ECONNREFUSED 127\.0\.0\.1:\d+\. Check `url`, its scheme too, and the server\.\n$/,
      ),
    });
  });

  test("a URL that leads elsewhere", async () => {
    await using mock = await startMock();

    expect(await run(`${mock.url}/elsewhere`)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(
        /\/list received a non-Milvus response \(HTTP 404\): "404 page not found"\. Check `url`\.\n$/,
      ),
    });
  });
});
