import { describe, expect, test } from "vitest";
import { type Mock, startMock } from "../src/index.ts";
import { RawClient } from "./raw-client.ts";

const path = "/v2/vectordb/collections/release";
const body = '{"collectionName":"quick_setup"}';

function post(mock: Mock, headers: Record<string, string> = {}) {
  return fetch(mock.url + path, { method: "POST", headers, body });
}

const codeOf = async (response: Response) => ((await response.json()) as { code: number }).code;

describe("mock.next", () => {
  test("makes one request after the other go wrong, then all goes well again", async () => {
    await using mock = await startMock();
    mock.next("RateLimited", "pass", "ServiceNotReady");

    const codes = [];
    for (let time = 0; time < 4; time++) codes.push(await codeOf(await post(mock)));

    expect(codes).toEqual([1807, 0, 1, 0]);
    expect(mock.requests.map(({ error }) => error)).toEqual(["RateLimited", undefined, "ServiceNotReady", undefined]);
  });

  test("is not used up by a request for anything but an operation", async () => {
    await using mock = await startMock();
    mock.next("RateLimited");

    await fetch(mock.url + path, { method: "OPTIONS" });
    await fetch(mock.url);

    expect(await codeOf(await post(mock))).toBe(1807);
  });

  test("does no work where an error or a page takes the place of the response", async () => {
    await using mock = await startMock();
    mock.next("RateLimited", "html");

    await post(mock);
    await post(mock);

    expect(mock.collections.get("default.quick_setup")).toMatchObject({ loaded: true, released: 0 });
    expect(mock.requests.map((request) => request.body)).toEqual([body, body]);
  });

  test("takes faults as objects, too", async () => {
    await using mock = await startMock();
    mock.next({ error: "RateLimited" }, { html: true }, { connection: "cut" });

    expect(await codeOf(await post(mock))).toBe(1807);
    expect((await post(mock)).status).toBe(502);
    await expect(post(mock)).rejects.toThrow("fetch failed");
  });

  test("refuses an object that is not a fault", async () => {
    await using mock = await startMock();

    // @ts-expect-error there is no such error
    expect(() => mock.next({ error: "Nonsense" })).toThrow(/"Nonsense" is not a known fault/);
    expect(() => mock.next({ delayMs: -1 })).toThrow("delayMs: expected a number of milliseconds from 0; got -1");
  });

  test("is forgotten by reset", async () => {
    await using mock = await startMock();
    mock.next("RateLimited");

    mock.reset();

    expect(await codeOf(await post(mock))).toBe(0);
  });

  test("refuses an unknown word, and lists those it knows", async () => {
    await using mock = await startMock();

    // @ts-expect-error the types know the words, too
    expect(() => mock.next("RateLimted")).toThrow(
      /"RateLimted" is not a known fault; expected one of: pass, .*delay=MILLISECONDS.*RateLimited/,
    );
  });
});

describe("the header X-Milvus-Mock", () => {
  test("makes its own request go wrong", async () => {
    await using mock = await startMock();

    expect(await codeOf(await post(mock, { "X-Milvus-Mock": "ServiceUnavailable" }))).toBe(2);
    expect(await codeOf(await post(mock))).toBe(0);
  });

  test("gets 400 with the known words where its own is unknown", async () => {
    await using mock = await startMock();

    const response = await post(mock, { "X-Milvus-Mock": "explode" });

    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/X-Milvus-Mock: "explode" is not a known fault/);
  });
});

describe("a fault", () => {
  test("html: a proxy responds in place of the server", async () => {
    await using mock = await startMock();

    const response = await post(mock, { "X-Milvus-Mock": "html" });

    expect(response.status).toBe(502);
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(await response.text()).toContain("<h1>502 Bad Gateway</h1>");
  });

  test("Panic: the server's 500, without a message", async () => {
    await using mock = await startMock();

    const response = await post(mock, { "X-Milvus-Mock": "Panic" });

    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"code":500}');
  });

  test("delay: the response comes later", async () => {
    await using mock = await startMock();
    const begun = performance.now();

    const code = await codeOf(await post(mock, { "X-Milvus-Mock": "delay=150, RateLimited" }));

    expect(code).toBe(1807);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(149);
  });

  test("cut: the connection ends without a response", async () => {
    await using mock = await startMock();

    await expect(post(mock, { "X-Milvus-Mock": "cut" })).rejects.toThrow("fetch failed");
  });

  test("cut-body: the connection ends in the middle of the body", async () => {
    await using mock = await startMock();

    const response = await post(mock, { "X-Milvus-Mock": "cut-body" });

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test.each([
    { word: "stall", received: "" },
    { word: "stall-body", received: '{"code":0,' },
  ])("$word: nothing more comes, and the connection stays open", async ({ word, received }) => {
    const mock = await startMock();
    const client = new RawClient(mock.url);
    client.send(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nX-Milvus-Mock: ${word}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    if (received !== "") await client.received(received);

    await post(mock);
    const open = !client.ended;
    await mock.close();

    expect(open).toBe(true);
    expect((await client.rest()).replace(/^[\s\S]*\r\n\r\n/, "")).toBe(received);
  });
});

describe("the bugs of Milvus 2.3 and 2.4", () => {
  const world = {
    databases: { default: { collections: { quick_setup: {}, slow: { seconds: 3 } } } },
  } as const;
  const slow = (mock: Mock) =>
    fetch(mock.url + path, { method: "POST", headers: { "Request-Timeout": "1" }, body: '{"collectionName":"slow"}' });

  test("mixedResponses: the response to work that outlasted its limit is put before the next one", async () => {
    await using mock = await startMock({ profile: "2.4", world, speed: 50, bugs: ["mixedResponses"] });

    const late = await slow(mock);
    const next = await post(mock, { "X-Milvus-Mock": "delay=3000" });
    const afterwards = await post(mock);

    expect(late.status).toBe(408);
    expect(await next.text()).toBe('{"code":0,"data":{}}{"code":0,"data":{}}');
    expect(await afterwards.text()).toBe('{"code":0,"data":{}}');
  });

  test("stickyTimeout is forgotten by reset", async () => {
    await using mock = await startMock({ profile: "2.4", bugs: ["stickyTimeout"] });
    await post(mock, { "Request-Timeout": "0" });
    const stuck = await post(mock);

    mock.reset();

    expect(stuck.status).toBe(408);
    expect((await post(mock)).status).toBe(200);
  });

  test.each(["2.5", "3.0"] as const)("do not occur in %s, even if asked for", async (profile) => {
    await using mock = await startMock({ profile, bugs: ["stickyTimeout"] });
    await post(mock, { "Request-Timeout": "0" });

    expect(await codeOf(await post(mock))).toBe(0);
  });
});
