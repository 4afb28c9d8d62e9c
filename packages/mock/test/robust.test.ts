import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../src/index.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { RawClient } from "./raw-client.ts";

const path = "/v2/vectordb/collections/release";
const body = '{"collectionName":"quick_setup"}';

function request(headers: string, text = ""): string {
  return `POST ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n${text}`;
}

const whole = request(`Content-Length: ${body.length}\r\nConnection: close\r\n`, body);

let mock: Mock;

beforeAll(async () => {
  mock = await startMock();
});

afterAll(async () => {
  await mock.close();
});

async function isAlive(): Promise<boolean> {
  const response = await fetch(mock.url + path, { method: "POST", body });
  return response.status === 200;
}

describe("a malformed request is refused as net/http refuses it", () => {
  test.each([
    { what: "noise", sent: "\0\x01\x02\xff\r\n\r\n", status: "400 Bad Request" },
    { what: "a request line without a target", sent: "POST\r\n\r\n", status: "400 Bad Request" },
    { what: "a header without a colon", sent: request("nonsense\r\n"), status: "400 Bad Request" },
    { what: "a header with a NUL", sent: request("X: a\0b\r\n"), status: "400 Bad Request" },
    {
      what: "a header's name with a blank",
      sent: request("X y: 1\r\n"),
      status: "400 Bad Request: invalid header name",
    },
    { what: "two lengths", sent: request("Content-Length: 1\r\nContent-Length: 2\r\n"), status: "400 Bad Request" },
    { what: "a length with a sign", sent: request("Content-Length: +1\r\n"), status: "400 Bad Request" },
    {
      what: "an encoding that is not chunked",
      sent: request("Transfer-Encoding: gzip\r\n"),
      status: "501 Not Implemented",
    },
    {
      what: "HTTP/2 without its preface",
      sent: `POST ${path} HTTP/2.0\r\nHost: x\r\n\r\n`,
      status: "505 HTTP Version Not Supported: unsupported protocol version",
    },
    {
      what: "a head of 2 MiB",
      sent: request(`X: ${"a".repeat(2 ** 21)}\r\n`),
      status: "431 Request Header Fields Too Large",
    },
  ])("$what", async ({ sent, status }) => {
    const client = new RawClient(mock.url);

    client.send(Buffer.from(sent, "latin1"));
    const text = await client.rest();
    client.close();

    expect(text.split("\r\n")[0]).toBe(`HTTP/1.1 ${status}`);
    expect(text).toContain("\r\nConnection: close\r\n");
  });
});

describe("a body", () => {
  const chunked = (text: string) => request("Transfer-Encoding: chunked\r\nConnection: close\r\n", text);

  test.each([
    {
      what: "in chunks, with an extension and a trailer",
      text: `5;x=y\r\n${body.slice(0, 5)}\r\n1b\r\n${body.slice(5)}\r\n0\r\nX: y\r\n\r\n`,
      code: 0,
    },
    { what: "in chunks without a length", text: "\r\n{}\r\n0\r\n\r\n", code: 1801 },
    { what: "in chunks of a length that is no number", text: "zz\r\n{}\r\n0\r\n\r\n", code: 1801 },
    { what: "in chunks that are longer than they say", text: "1\r\n{}\r\n0\r\n\r\n", code: 1801 },
  ])("$what: code $code", async ({ text, code }) => {
    const client = new RawClient(mock.url);

    client.send(chunked(text));
    const response = await client.response();
    client.close();

    expect(JSON.parse(response.body)).toMatchObject({ code });
  });

  test("comes in single bytes", async () => {
    const client = new RawClient(mock.url);

    for (const byte of whole) client.send(byte);
    const response = await client.response();
    client.close();

    expect(response.body).toBe('{"code":0,"data":{}}');
  });

  test.each([
    { what: "20 MB in one string", part: "a", times: 20 * 2 ** 20, open: '"', close: '"', code: 0 },
    { what: "100,000 open brackets", part: "[", times: 100_000, open: "", close: "", code: 1801 },
    { what: "100,000 levels of objects", part: '{"a":', times: 100_000, open: "", close: "1", code: 1801 },
    {
      what: "a million fields with Chinese names",
      part: '"名字":1,',
      times: 1_000_000,
      open: "{",
      close: '"x":1}',
      code: 0,
    },
  ])("$what: code $code, and nothing of it is held afterwards", async ({ part, times, open, close, code }) => {
    const piece = Buffer.from(part.repeat(4096));
    const begin = `{"collectionName":"quick_setup","x":${open}`;
    const end = `${close}}`;
    const pieces = Math.floor(times / 4096);
    const length = begin.length + piece.length * pieces + end.length;
    const client = new RawClient(mock.url);
    collectGarbage();
    const before = process.memoryUsage().arrayBuffers;

    client.send(request(`Content-Length: ${length}\r\nConnection: close\r\n`, begin));
    for (let sent = 0; sent < pieces; sent++) await client.sent(piece);
    client.send(end);
    const response = await client.response();
    client.close();
    collectGarbage();
    const held = process.memoryUsage().arrayBuffers - before;

    expect(JSON.parse(response.body)).toMatchObject({ code });
    expect(held).toBeLessThan(2 ** 20);
  });

  test("that nobody reads yet is held back, and not held", async () => {
    const piece = Buffer.alloc(64 * 1024, " ");
    const client = new RawClient(mock.url);
    collectGarbage();
    const before = process.memoryUsage().arrayBuffers;

    client.send(request(`X-Milvus-Mock: delay=60000\r\nContent-Length: ${1000 * piece.length}\r\n`));
    for (let sent = 0; sent < 1000; sent++) client.send(piece);
    for (let time = 0; time < 50; time++) await isAlive();
    collectGarbage();
    const held = process.memoryUsage().arrayBuffers - before;
    client.close();

    expect(held).toBeLessThan(2 ** 20);
  });

  test("that nobody waits for is not asked for: who is not let in is not told to go on", async () => {
    await using closed = await startMock({ auth: true });
    const client = new RawClient(closed.url);

    client.send(request("Expect: 100-continue\r\nContent-Length: 1000000\r\n"));
    const response = await client.response();
    client.close();

    expect(response).toMatchObject({ status: 401, interim: [], headers: { connection: "close" } });
  });

  test("that is broken off leaves nothing behind", async () => {
    const clients = Array.from({ length: 50 }, () => new RawClient(mock.url));

    for (const client of clients) client.send(request("Content-Length: 100000\r\n", body));
    await isAlive();
    for (const client of clients) client.close();

    expect(await isAlive()).toBe(true);
  });

  test("that does not come runs into the time limit", async () => {
    await using fast = await startMock({ speed: 100 });
    const client = new RawClient(fast.url);

    client.send(request("Content-Length: 10\r\n", "{"));
    const response = await client.response();
    const rest = await client.rest();

    expect(response).toMatchObject({ status: 408, headers: { connection: "close" } });
    expect(rest).toBe("");
  });
});

describe("a connection", () => {
  test("serves requests that come all at once, in their order", async () => {
    const client = new RawClient(mock.url);
    const bodies = [body, "{}", "{", body];

    client.send(bodies.map((text) => request(`Content-Length: ${text.length}\r\n`, text)).join(""));
    const codes = [];
    for (const _ of bodies) codes.push(JSON.parse((await client.response()).body).code);
    client.close();

    expect(codes).toEqual([0, 1802, 1801, 0]);
  });

  test("that goes on with something that is not HTTP gets 400, and ends", async () => {
    const client = new RawClient(mock.url);
    client.send(request(`Content-Length: ${body.length}\r\n`, body));
    await client.response();

    client.send("noise\r\n\r\n");
    const text = await client.rest();

    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });

  test("on which something that is not HTTP follows in the same packet ends with the first response", async () => {
    const client = new RawClient(mock.url);

    client.send(`${request(`Content-Length: ${body.length}\r\n`, body)}noise\r\n\r\n`);
    const response = await client.response();
    const rest = await client.rest();

    expect(response).toMatchObject({ status: 200, headers: { connection: "close" }, body: '{"code":0,"data":{}}' });
    expect(rest).toBe("");
  });

  test("that stops in the middle of a request line is given up after a second", async () => {
    const client = new RawClient(mock.url);
    const begun = performance.now();

    client.send("POST /v2/vec");
    const text = await client.rest();

    expect(text).toBe("");
    expect(performance.now() - begun).toBeGreaterThan(900);
  });

  test("that never speaks keeps nobody else waiting", async () => {
    const silent = Array.from({ length: 1000 }, () => new RawClient(mock.url));

    const alive = await isAlive();
    for (const client of silent) client.close();

    expect(alive).toBe(true);
  });
});
