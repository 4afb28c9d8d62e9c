import { describe, expect, test } from "vitest";
import type { Exchange } from "../http.ts";
import { judge } from "./judge.ts";

const cors = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Credentials": "true",
  "Access-Control-Allow-Headers":
    "Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization, accept, origin, Cache-Control, X-Requested-With",
  "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH",
};

/** An exchange with Milvus 2.5 or older, which send the fewest headers. */
function exchange(body: string, envelope: unknown): Exchange {
  const bytes = Buffer.from(body);
  return {
    request: {
      method: "POST",
      target: "/v2/vectordb/collections/release",
      httpVersion: "HTTP/1.1",
      headers: [
        ["Host", "localhost"],
        ["Content-Length", String(bytes.length)],
      ],
      body: bytes,
    },
    response: {
      status: 200,
      headers: Object.entries({ ...cors, "Content-Type": "application/json" }),
      body: Buffer.from(JSON.stringify(envelope)),
    },
  };
}

const named = '{"collectionName":"mine"}';
const absent = { code: 100, message: "collection not found[database=default][collection=mine]" };

describe("of a server of which nothing is known", () => {
  test.each([
    ["a success", { code: 0, data: {} }],
    ["the success of an old release", { code: 200, data: {} }],
    ["a collection that does not exist", absent],
    ["a limit that is used up", { code: 1807, message: "request is rejected by limiter, error: slow down" }],
    ["a server that starts", { code: 1, message: "service not ready[proxy=5]: Initializing" }],
    ["an error without a code of its own", { code: 65535, message: "rpc error" }],
  ])("%s is allowed", (_, envelope) => {
    expect(judge(exchange(named, envelope))).toEqual([]);
  });

  test.each([
    ["a body that is not JSON", "{", { code: 1802, message: "missing required parameters, error: it" }],
    ["a body without a name", "{}", { code: 0, data: {} }],
    ["a name of no collection", '{"collectionName":"a-b"}', { code: 0, data: {} }],
    ["a whole request", named, { code: 1801, message: "can only accept json format request, error: no" }],
  ])("%s cannot come to everything", (_, body, envelope) => {
    expect(judge(exchange(body, envelope))).toEqual([
      expect.objectContaining({ cause: expect.stringMatching(/^outcome:/) }),
    ]);
  });

  test("an answer about another collection is none to this request", () => {
    expect(judge(exchange('{"collectionName":"yours"}', absent))).toMatchObject([
      { cause: "wording:CollectionNotFound" },
    ]);
  });
});

test("a profile narrows down what is allowed", () => {
  expect(judge(exchange(named, { code: 200, data: {} }), { profile: "2.5" })).toMatchObject([
    { cause: "success-code:200" },
  ]);
});

test("a profile that does not exist is refused", () => {
  expect(() => judge(exchange(named, absent), { profile: "2.7" })).toThrow("expected profile to be one of 2.3, 2.4,");
});

test("an envelope with a message and no data is an error, also with the code of an old success", () => {
  const [deviation] = judge(exchange(named, { code: 200, message: "partition not found[partition=nope]" }));

  expect(deviation?.outcome?.got).toBe("PartitionNotFound");
});

test.each([
  ["without data is a broken error", { code: 200, message: 5 }, /^body:PartitionNotFound:/],
  ["with data is a broken success", { code: 200, data: [] }, /^body:Success/],
])("an envelope with the code of both %s", (_, envelope, cause) => {
  expect(judge(exchange(named, envelope))).toMatchObject([{ cause: expect.stringMatching(cause) }]);
});

test("a secret of the request is masked in the messages, and the kit's own words are not", () => {
  const { request, response } = exchange(named, {});
  const headers = [...request.headers, ["Authorization", "Bearer Milvus:envelope"] as const];
  const echo = { ...response, body: Buffer.from("Milvus, an envelope") };

  const [deviation] = judge({ request: { ...request, headers }, response: echo });

  expect(deviation?.message).toBe('expected an envelope (one JSON object with an integer `code`), got "…, an …"');
});

test("the values of a repeated header count as one, as browsers read them", () => {
  const { request, response } = exchange(named, absent);
  const headers = [...response.headers, ["access-control-allow-origin", "https://app.example"] as const];

  expect(judge({ request, response: { ...response, headers } })).toMatchObject([
    { cause: "headers:cors:value", message: expect.stringContaining('"*, https://app.example"') },
  ]);
});

test("what the server holds narrows down what is allowed", () => {
  const world = { databases: { default: { collections: { mine: {} } } } };

  expect(judge(exchange(named, absent), { auth: false, world })).toMatchObject([{ outcome: { allowed: ["Success"] } }]);
});
