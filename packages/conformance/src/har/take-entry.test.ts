import { headersOf, publishedSpec } from "@milvus-rest/semantics";
import { describe, expect, test } from "vitest";
import { nameEntry, takeEntry } from "./take-entry.ts";

const spec = publishedSpec();
const url = "http://localhost:19530/v2/vectordb/collections/release";
const text = '{"collectionName":"名字"}';
const base64 = Buffer.from(text).toString("base64");
const success = '{"code":0,"data":{}}';

const entryOf = (request: object, response: object = {}) => ({
  request: { method: "POST", url, headers: [], bodySize: 27, postData: { text }, ...request },
  response: { status: 200, headers: [], content: { size: 20, text: success }, ...response },
});

const take = (request: object, response?: object, server?: string) =>
  takeEntry(entryOf(request, response), spec, server === undefined ? undefined : new URL(server));

function exchangeOf(request: object, response?: object) {
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

  test("with the query replaced by a sign that there was one", () => {
    expect(exchangeOf({ url: `${url}?token=5ecret#x` }).request.target).toBe("/v2/vectordb/collections/release?…");
  });
});

test("headers that came twice come twice, also where a browser joined them", () => {
  const headers = [
    { name: "Vary", value: "A" },
    { name: "vary", value: "B" },
    { name: "Set-Cookie", value: "a=1\nb=2" },
  ];

  const { response } = exchangeOf({}, { headers });

  expect(headersOf(response, "Vary")).toEqual(["A", "B"]);
  expect(headersOf(response, "Set-Cookie")).toEqual(["a=1", "b=2"]);
});

test("a number that is written as a text is a number", () => {
  expect(exchangeOf({ bodySize: "27" }, { status: "200" }).response.status).toBe(200);
});

const declaring = (length: string) => [{ name: "Content-Length", value: length }];
const json = { name: "Content-Type", value: "application/json" };

describe("a body", () => {
  test.each([
    ["of text", { postData: { text } }, text],
    ["in base64", { postData: { text: base64, encoding: "base64" } }, text],
    ["that is plain text and marked as base64", { postData: { text: "{}", encoding: "base64" }, bodySize: 2 }, "{}"],
    ["that only looks like base64", { postData: { text: "null", encoding: "base64" }, bodySize: 4 }, "null"],
    ["of length 0", { postData: null, bodySize: 0 }, ""],
    ["that is an empty text", { postData: { text: "" }, bodySize: 0, headers: [json] }, ""],
    ["of length 0, by its header", { postData: null, bodySize: -1, headers: [json, ...declaring("0")] }, ""],
    ["of a method that has none", { method: "GET", postData: null, bodySize: -1 }, ""],
  ])("of a request is taken: %s", (_, request, body) => {
    expect(exchangeOf(request).request.body?.toString()).toBe(body);
  });

  test.each([
    ["of text", { content: { size: 27, text } }, text],
    ["in base64", { content: { size: 27, text: base64, encoding: "base64" } }, text],
    ["that is plain text and marked as base64", { content: { size: 20, text: success, encoding: "base64" } }, success],
    ["that grew under compression", { content: { size: 40, compression: -20, text: success } }, success],
    ["of size 0", { content: { size: 0 } }, ""],
    ["of a status that has none", { status: 204, content: { size: 0 }, bodySize: 20 }, ""],
  ])("of a response is taken: %s", (_, response, body) => {
    expect(exchangeOf({}, response).response.body.toString()).toBe(body);
  });

  test("of a response to HEAD is empty, whatever its length says", () => {
    const exchange = exchangeOf(
      { method: "HEAD", postData: null, bodySize: 0 },
      { headers: declaring("18"), content: null },
    );

    expect(exchange.response.body).toHaveLength(0);
  });
});

describe("an entry is skipped", () => {
  const notOfTheSpec = "not a request for an operation of the spec";
  test.each([
    ["to another path", { url: "http://localhost/v2/vectordb/collections/no_such" }, {}, notOfTheSpec],
    ["to a path in capitals", { url: url.toUpperCase() }, {}, notOfTheSpec],
    ["with a slash too many", { url: url.replace("/v2", "//v2") }, {}, notOfTheSpec],
    ["to no server", { url: "data:text/html,/v2/vectordb/collections/release" }, {}, notOfTheSpec],
    ["to what is not a URL", { url: "http://[/v2/vectordb/collections/release" }, {}, notOfTheSpec],
    ["without a URL", { url: undefined }, {}, "request not recorded"],
    ["with a method that is not a text", { method: 5 }, {}, "request not recorded"],
    ["with a response that failed", {}, { status: 0 }, "no response recorded"],
    ["with a response that failed, as Playwright writes it", {}, { status: -1 }, "no response recorded"],
    ["with a status that is not a number", {}, { status: "OK" }, "no response recorded"],
    ["with headers that are null", { headers: null }, {}, "headers not recorded as names and values"],
    [
      "with a value that is null",
      {},
      { headers: [{ name: "A", value: null }] },
      "headers not recorded as names and values",
    ],
    ["with a value that is missing", { headers: [{ name: "A" }] }, {}, "headers not recorded as names and values"],
    [
      "with a name that is empty",
      {},
      { headers: [{ name: "", value: "A" }] },
      "headers not recorded as names and values",
    ],
    ["with a body that is not there", { postData: null }, {}, "request recorded without its body"],
    ["with a body of unknown length", { postData: null, bodySize: -1 }, {}, "request recorded without its body"],
    [
      "with an empty text for a body",
      { postData: { text: "" }, bodySize: 32 },
      {},
      "request recorded without its body",
    ],
    [
      "with parameters only",
      { postData: { params: [{ name: "a" }] }, bodySize: 0 },
      {},
      "request recorded without its body",
    ],
    [
      "with a JSON type and no body",
      { postData: undefined, bodySize: 0, headers: [json] },
      {},
      "request recorded without its body",
    ],
    ["with a part of its body", { headers: declaring("40") }, {}, "request not recorded byte for byte"],
    ["with another encoding", { postData: { text: "e30", encoding: "hex" } }, {}, "body neither text nor base64"],
    ["with a response that is not there", {}, { content: { size: -1 } }, "response recorded without its body"],
    [
      "with an empty text for a response",
      {},
      { content: { size: 20, text: "" } },
      "response recorded without its body",
    ],
    [
      "with a response of 0 of 20 bytes",
      {},
      { content: { size: 0 }, bodySize: 20 },
      "response recorded without its body",
    ],
    [
      "with no response, by its header",
      {},
      { headers: declaring("20"), content: { size: 0 } },
      "response recorded without its body",
    ],
    ["with a part of its response", {}, { content: { size: 200, text: "{" } }, "response not recorded to its end"],
    [
      "with a part of a compressed one",
      {},
      { content: { size: 200, compression: 50, text: "{" } },
      "response not recorded to its end",
    ],
  ])("%s", (_, request, response, reason) => {
    expect(take(request, response)).toEqual({ reason });
  });

  test.each([
    [null, "request not recorded"],
    ["text", "request not recorded"],
    [{}, "request not recorded"],
    [{ request: { method: "POST", url, headers: [] } }, "no response recorded"],
    [{ request: { method: "POST", url, headers: [] }, response: null }, "no response recorded"],
  ])("that is %j", (entry, reason) => {
    expect(takeEntry(entry, spec, undefined)).toEqual({ reason });
  });
});

describe("the server", () => {
  test("is any, and what goes before the path of the API is told", () => {
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
  ])("is not %s than the one that is given", (_, server) => {
    expect(take({}, {}, server)).toEqual({ reason: "a request to another server" });
  });

  test("is the one that is given", () => {
    expect(take({}, {}, "http://localhost:19530/")).toHaveProperty("exchange");
  });
});

test.each([
  ["POST", `${url}?token=5ecret`, `POST ${url}?…`],
  ["GET", "http://root:5ecret@localhost/x#5ecret", "GET http://localhost/x"],
  ["GET", "data:text/plain,5ecret", "GET data:…"],
  [undefined, undefined, "… …"],
])("%s %s is named without what may be a secret", (method, url, name) => {
  expect(nameEntry(entryOf({ method, url }))).toBe(name);
});
