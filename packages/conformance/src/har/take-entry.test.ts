import { describe, expect, test } from "vitest";
import { headersOf } from "../exchange.ts";
import type { HarEntry, HarRequest, HarResponse } from "./har-file.ts";
import { nameEntry, takeEntry } from "./take-entry.ts";

const url = "http://localhost:19530/v2/vectordb/collections/release";
const text = '{"collectionName":"名字"}';
const base64 = Buffer.from(text).toString("base64");

function entryOf(request: Partial<HarRequest>, response: Partial<HarResponse> = {}): HarEntry {
  return {
    request: { method: "POST", url, headers: [], bodySize: 27, postData: { text }, ...request },
    response: { status: 200, headers: [], content: { size: 20, text: '{"code":0,"data":{}}' }, ...response },
  };
}

const take = (request: Partial<HarRequest>, response?: Partial<HarResponse>, server?: string) =>
  takeEntry(entryOf(request, response), server === undefined ? undefined : new URL(server));

function exchangeOf(request: Partial<HarRequest>, response?: Partial<HarResponse>) {
  const taken = take(request, response);
  if ("reason" in taken) throw new Error(taken.reason);
  return taken.exchange;
}

describe("a request is taken as it would be over HTTP/1.1", () => {
  test("without HTTP/2's own headers, with a host and the length of its body", () => {
    const { request } = exchangeOf({
      headers: [
        { name: ":authority", value: "localhost:19530" },
        { name: ":path", value: "/" },
        { name: "authorization", value: "Bearer root:Milvus" },
      ],
    });

    expect(request).toEqual({
      method: "POST",
      target: "/v2/vectordb/collections/release",
      httpVersion: "HTTP/1.1",
      headers: [
        ["Host", "localhost:19530"],
        ["authorization", "Bearer root:Milvus"],
        ["Content-Length", "27"],
      ],
      body: Buffer.from(text),
    });
  });

  test("with one framing, however many the HAR has", () => {
    const framing = ["Host", "host", "Content-Length", "content-length", "Transfer-Encoding"];
    const { request } = exchangeOf({ headers: framing.map((name) => ({ name, value: "27" })) });

    expect(headersOf(request, "Host")).toEqual(["localhost:19530"]);
    expect(headersOf(request, "Content-Length")).toEqual(["27"]);
    expect(headersOf(request, "Transfer-Encoding")).toEqual([]);
  });
});

test("headers that came twice come twice, also where a browser joined them", () => {
  const { answer } = exchangeOf(
    {},
    {
      headers: [
        { name: "Vary", value: "A" },
        { name: "vary", value: "B" },
        { name: "Set-Cookie", value: "a=1\nb=2" },
      ],
    },
  );

  expect(headersOf(answer, "Vary")).toEqual(["A", "B"]);
  expect(headersOf(answer, "Set-Cookie")).toEqual(["a=1", "b=2"]);
});

describe("a body", () => {
  test.each([
    ["of text", { postData: { text } }, text],
    ["in base64", { postData: { text: base64, encoding: "base64" } }, text],
    ["of length 0", { postData: null, bodySize: 0 }, ""],
    [
      "of length 0, by its header",
      { postData: null, bodySize: -1, headers: [{ name: "content-length", value: "0" }] },
      "",
    ],
    ["of a method that has none", { method: "GET", postData: null, bodySize: -1 }, ""],
  ])("of a request is taken: %s", (_, request, body) => {
    expect(exchangeOf(request).request.body.toString()).toBe(body);
  });

  test.each([
    ["of text", { content: { size: 27, text } }, text],
    ["in base64", { content: { size: 27, text: base64, encoding: "base64" } }, text],
    ["of size 0", { content: { size: 0 } }, ""],
    ["of a status that has none", { status: 204 }, ""],
  ])("of an answer is taken: %s", (_, response, body) => {
    expect(exchangeOf({}, { content: null, ...response }).answer.body.toString()).toBe(body);
  });

  test("of an answer to HEAD is empty, whatever its length says", () => {
    const headers = [{ name: "Content-Length", value: "18" }];

    expect(exchangeOf({ method: "HEAD", postData: null }, { headers, content: null }).answer.body).toHaveLength(0);
  });
});

describe("an entry is left out", () => {
  const length = (value: string) => [{ name: "Content-Length", value }];
  test.each([
    [
      "to another path",
      { url: "http://localhost/v2/vectordb/collections/list" },
      {},
      "not a request for an operation of the spec",
    ],
    ["to a path in capitals", { url: url.toUpperCase() }, {}, "not a request for an operation of the spec"],
    ["with a slash too many", { url: url.replace("/v2", "//v2") }, {}, "not a request for an operation of the spec"],
    [
      "to no server",
      { url: "data:text/html,/v2/vectordb/collections/release" },
      {},
      "not a request for an operation of the spec",
    ],
    [
      "to what is no URL",
      { url: "http://[/v2/vectordb/collections/release" },
      {},
      "not a request for an operation of the spec",
    ],
    ["without an answer", {}, { status: 0 }, "no answer recorded"],
    ["without an answer, as Playwright says it", {}, { status: -1 }, "no answer recorded"],
    ["with a body that is not there", { postData: null }, {}, "request recorded without its body"],
    [
      "with a body of unknown length that is not there",
      { postData: null, bodySize: -1 },
      {},
      "request recorded without its body",
    ],
    ["with a body of which a part is there", { headers: length("40") }, {}, "request not recorded byte for byte"],
    ["with no base64", { postData: { text: "{}", encoding: "base64" } }, {}, "body neither text nor base64"],
    ["with another encoding", { postData: { text: "e30", encoding: "hex" } }, {}, "body neither text nor base64"],
    ["with an answer that is not there", {}, { content: { size: -1 } }, "answer recorded without its body"],
    [
      "with an answer that is not there, by its header",
      {},
      { headers: length("20"), content: { size: 0 } },
      "answer recorded without its body",
    ],
    [
      "with an answer of which a part is there",
      {},
      { content: { size: 200, text: "{" } },
      "answer not recorded to its end",
    ],
  ])("%s", (_, request, response, reason) => {
    expect(take(request, response)).toEqual({ reason });
  });
});

describe("the server", () => {
  test("is any, and what stands before the path of the API is told", () => {
    expect(take({ url: `https://proxy.test/milvus${new URL(url).pathname}` })).toMatchObject({
      origin: "https://proxy.test",
      basePath: "/milvus",
    });
  });

  test.each([
    ["another host", "http://127.0.0.1:19530"],
    ["another port", "http://localhost:19531"],
    ["another scheme", "https://localhost:19530"],
    ["another path", "http://localhost:19530/milvus"],
  ])("is not %s than the one that is asked for", (_, server) => {
    expect(take({}, {}, server)).toEqual({ reason: "a request to another server" });
  });

  test("is the one that is asked for", () => {
    expect(take({}, {}, "http://localhost:19530/")).toHaveProperty("exchange");
  });
});

test.each([
  ["POST", `${url}?token=5ecret`, `POST ${url}?…`],
  ["GET", "http://root:5ecret@localhost/x#5ecret", "GET http://localhost/x"],
  ["GET", "data:text/plain,5ecret", "GET data:…"],
])("%s %s is named without what may be a secret", (method, url, name) => {
  expect(nameEntry(entryOf({ method, url }))).toBe(name);
});

test("of the query only that there is one is taken", () => {
  expect(exchangeOf({ url: `${url}?token=5ecret#x` }).request.target).toBe("/v2/vectordb/collections/release?…");
});
