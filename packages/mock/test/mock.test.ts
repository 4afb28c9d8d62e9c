import { publishedSpec } from "@milvus-rest/semantics";
import type { ProfileName } from "@milvus-rest/types";
import { describe, expect, test } from "vitest";
import { type Mock, type MockOptions, startMock } from "../src/index.ts";

const path = "/v2/vectordb/collections/release";

async function release(mock: Mock, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(mock.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

describe("profiles", () => {
  const profiles = [...publishedSpec().profiles.values()];

  test.each(profiles)("$name has the success code of its generation", async ({ name, successCode }) => {
    await using mock = await startMock({ profile: name as ProfileName });

    const { body } = await release(mock, { collectionName: "quick_setup" });

    expect(body).toEqual({ code: successCode, data: {} });
  });
});

describe("the world", () => {
  test("counts releases, and is put back by reset", async () => {
    await using mock = await startMock({ collections: ["book.novels"] });
    const before = { ...mock.collections.get("book.novels") };

    await release(mock, { dbName: "book", collectionName: "novels" });
    await release(mock, { dbName: "book", collectionName: "novels" });
    const after = { ...mock.collections.get("book.novels") };
    mock.reset();

    expect(before).toMatchObject({ loaded: true, released: 0 });
    expect(after).toMatchObject({ loaded: false, released: 2 });
    expect(mock.collections.get("book.novels")).toMatchObject({ loaded: true, released: 0 });
    expect(mock.requests).toEqual([]);
  });

  test("has aliases", async () => {
    const world = { databases: { default: { collections: { novels: {} }, aliases: { books: "novels" } } } };
    await using mock = await startMock({ world });

    await release(mock, { collectionName: "books" });

    expect(mock.collections.get("default.novels")).toMatchObject({ released: 1 });
  });

  test("lets a request pass a used-up rate limit again as time goes by", async () => {
    await using mock = await startMock({ world: { databases: { default: { rate: 1, collections: { novels: {} } } } } });
    const respond = () => release(mock, { collectionName: "novels" });

    const responses = [await respond(), await respond()];

    expect(responses).toMatchObject([{ body: { code: 0 } }, { body: { code: 1807 } }]);
    await expect.poll(respond, { timeout: 10_000 }).toMatchObject({ body: { code: 0 } });
  });

  test("does not take a property of every object for a name", async () => {
    await using mock = await startMock();

    const { body } = await release(mock, { dbName: "constructor", collectionName: "toString" });

    expect(body).toMatchObject({ code: 800 });
  });

  test("does not take a property of every object for a partition", async () => {
    await using mock = await startMock();
    const request = '{"collectionName":"quick_setup","partitionName":"constructor"}';

    const response = await fetch(`${mock.url}/v2/vectordb/partitions/has`, { method: "POST", body: request });

    expect(await response.json()).toEqual({ code: 0, data: { has: false } });
  });
});

describe("the requests", () => {
  test("are kept with their outcome", async () => {
    await using mock = await startMock();

    await release(mock, { collectionName: "nothing" }, { "Request-Timeout": "7" });

    expect(mock.requests).toEqual([
      expect.objectContaining({
        method: "POST",
        path,
        body: '{"collectionName":"nothing"}',
        status: 200,
        error: "CollectionNotFound",
        headers: expect.objectContaining({ "request-timeout": "7" }),
      }),
    ]);
  });
});

describe("the journal", () => {
  test("keeps the last 1,000 requests", async () => {
    await using mock = await startMock();

    for (let number = 0; number < 1003; number++) await release(mock, { collectionName: `c${number}` });

    expect(mock.requests).toHaveLength(1000);
    expect(mock.requests[0]?.body).toBe('{"collectionName":"c3"}');
  });
});

describe("authentication", () => {
  const root = { Authorization: "Bearer root:Milvus" };

  test("is off unless it is asked for", async () => {
    await using mock = await startMock();

    expect(await release(mock, { collectionName: "quick_setup" })).toMatchObject({ body: { code: 0 } });
  });

  test("that is off says nothing about Basic, whatever a request carries", async () => {
    await using mock = await startMock();

    const headers = { Authorization: `Basic ${btoa("root:Milvus")}` };
    const response = await fetch(mock.url + path, { method: "POST", headers, body: "{}" });

    expect(response.headers.has("www-authenticate")).toBe(false);
  });

  test("knows root:Milvus where no user is given", async () => {
    await using mock = await startMock({ auth: true });

    expect(await release(mock, { collectionName: "quick_setup" })).toMatchObject({ status: 401 });
    expect(await release(mock, { collectionName: "quick_setup" }, root)).toMatchObject({ body: { code: 0 } });
  });

  test("is turned on by users, who may do what they were given", async () => {
    const users = { reader: "Reader_1", releaser: { password: "R", grants: { Release: ["default.quick_setup"] } } };
    await using mock = await startMock({ users });
    const as = (token: string) =>
      release(mock, { collectionName: "quick_setup" }, { Authorization: `Bearer ${token}` });

    expect(await as("nobody:x")).toMatchObject({ status: 401 });
    expect(await as("reader:Reader_1")).toMatchObject({ status: 403 });
    expect(await as("releaser:R")).toMatchObject({ status: 200, body: { code: 0 } });
  });
});

describe("options", () => {
  const wrong: { name: string; options: unknown; message: RegExp }[] = [
    { name: "port", options: { port: -1 }, message: /`port` is -1; expected a port from 0 .* to 65535/ },
    { name: "profile", options: { profile: "1.0" }, message: /`profile` is "1.0"; expected 2.3, 2.4/ },
    { name: "bugs", options: { bugs: ["all"] }, message: /`bugs` is "all"; expected stickyTimeout, mixedResponses/ },
    { name: "speed", options: { speed: 0 }, message: /`speed` is 0; expected a number above 0/ },
    { name: "collections", options: { collections: ["x"] }, message: /`collections` is "x"; expected `database.col/ },
    {
      name: "world",
      options: { world: { databases: { default: { rate: "fast" } } } },
      message: /`world`[\s\S]*\/databases\/default\/rate must be number/,
    },
    {
      name: "world file",
      options: { world: "no-such.yaml" },
      message: /^the world file no-such.yaml cannot be read: ENOENT/,
    },
  ];

  test.each(wrong)("$name: a wrong one is refused with what expected", async ({ options, message }) => {
    await expect(startMock(options as MockOptions)).rejects.toThrow(message);
  });

  test("may be undefined", async () => {
    const undefinedOptions = {
      port: undefined,
      host: undefined,
      profile: undefined,
      auth: undefined,
      users: undefined,
    };
    await using mock = await startMock({ ...undefinedOptions, world: undefined, speed: undefined, bugs: undefined });

    expect(await release(mock, { collectionName: "quick_setup" })).toMatchObject({ status: 200 });
  });

  test.each(["0.0.0.0", "::"])("the URL of a mock that listens on %s can be opened", async (host) => {
    await using mock = await startMock({ host });

    expect(new URL(mock.url).hostname).toMatch(/^(127\.0\.0\.1|\[::1\])$/);
    expect(await release(mock, { collectionName: "quick_setup" })).toMatchObject({ status: 200 });
  });

  test("a port that is taken is named, with what to do", async () => {
    await using first = await startMock();
    const port = Number(new URL(first.url).port);

    await expect(startMock({ port })).rejects.toThrow(`127.0.0.1:${port}`);
  });

  test("closing cancels work in progress", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
    const slow = { seconds: 1000 };
    const mock = await startMock({ world: { databases: { default: { collections: { slow } } } } });
    const before = timers();
    const response = release(mock, { collectionName: "slow" }).catch(() => "cut");
    await release(mock, {});
    const during = timers();

    await mock.close();

    expect(await response).toBe("cut");
    expect(during).toBeGreaterThan(before);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test("closing frees the port and ends open connections", async () => {
    const mock = await startMock();
    await release(mock, {});

    await mock.close();

    await expect(fetch(mock.url)).rejects.toThrow();
    await using again = await startMock({ port: Number(new URL(mock.url).port) });
    expect(again.url).toBe(mock.url);
  });
});
