import { describe, expect, test } from "vitest";
import { createClient, type Hooks, logTo } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { json, serve, success } from "./serve.ts";

const body = { collectionName: "quick_setup" };
const traceId = "0af7651916cd43dd8448eb211c80319c";
const notReady = json({ code: 1, message: "service not ready" }, 200, { "X-Milvus-Trace-Id": traceId });

/** Everything that the hooks of a client received, in order. */
function recorder() {
  const events: [string, object][] = [];
  const hooks: Hooks = {
    onRequest: (info) => events.push(["onRequest", info]),
    onResponse: (info) => events.push(["onResponse", info]),
    onRetry: (event) => events.push(["onRetry", event]),
  };
  return { events, hooks };
}

describe("hooks", () => {
  test("receive each request, response and retry, with the duration", async () => {
    await using server = await serve(notReady, success);
    const { events, hooks } = recorder();

    await createClient({ url: server.url, hooks: [hooks] }).collections.release(body);

    const url = `${server.url}/v2/vectordb/collections/release`;
    const info = { method: "POST", url, durationMs: expect.any(Number) };
    expect(events).toEqual([
      ["onRequest", { ...info, attempts: 1, status: undefined, traceId: undefined }],
      ["onResponse", { ...info, attempts: 1, status: 200, traceId }],
      [
        "onRetry",
        {
          ...info,
          attempts: 1,
          status: 200,
          traceId,
          waitMs: expect.any(Number),
          error: expect.objectContaining({ reason: "ServiceNotReady" }),
        },
      ],
      ["onRequest", { ...info, attempts: 2, status: undefined, traceId: undefined }],
      ["onResponse", { ...info, attempts: 2, status: 200, traceId: undefined }],
    ]);
  });

  test("receive no secret", async () => {
    await using server = await serve(notReady, success);
    const { events, hooks } = recorder();

    await createClient({ url: server.url, token: "root:S3cret", hooks: [hooks] }).collections.release(body);

    expect(JSON.stringify(events)).not.toContain("S3cret");
  });

  test.each(["onRequest", "onResponse", "onRetry"])("%s that throws ends the call with what it threw", async (hook) => {
    await using server = await serve(notReady, success);
    const reason = new Error("the metrics are down");
    const throwing = () => {
      throw reason;
    };

    const client = createClient({ url: server.url, hooks: [{ [hook]: throwing }] });

    expect(await failureOf(client.collections.release(body))).toBe(reason);
  });
});

test("all hooks of the list are called, in its order, and each as a method of its object", async () => {
  await using server = await serve(success);
  const called: string[] = [];
  class Metrics {
    readonly name: string;
    constructor(name: string) {
      this.name = name;
    }
    onRequest() {
      called.push(this.name);
    }
  }

  const hooks = [new Metrics("first"), new Metrics("second"), { onResponse: () => called.push("third") }];
  await createClient({ url: server.url, hooks }).collections.release(body);

  expect(called).toEqual(["first", "second", "third"]);
});

test("logTo writes a line for each request, response and retry, without secrets", async () => {
  await using server = await serve(notReady, success);
  const lines: string[] = [];

  await createClient({
    url: server.url,
    token: "root:S3cret",
    hooks: [logTo((line) => lines.push(line))],
  }).collections.release(body);

  expect(lines).toEqual([
    expect.stringMatching(/^→ POST \S+\/release \(attempt 1\)$/),
    expect.stringMatching(new RegExp(`^← 200 \\S+ after \\d+ ms, trace ${traceId}$`)),
    expect.stringMatching(/^↻ in \d+ ms: POST \S+ \(collectionName "quick_setup"\) failed with ServiceNotReady/),
    expect.stringMatching(/^→ POST \S+\/release \(attempt 2\)$/),
    expect.stringMatching(/^← 200 \S+ after \d+ ms/),
  ]);
  expect(lines.join()).not.toContain("S3cret");
});
