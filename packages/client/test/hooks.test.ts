import { describe, expect, test } from "vitest";
import { type ClientOptions, createClient, logTo } from "../src/index.ts";
import { answering, json, success } from "./answering.ts";
import { failureOf } from "./failure-of.ts";

const body = { collectionName: "quick_setup" };
const traceId = "0af7651916cd43dd8448eb211c80319c";
const notReady = json({ code: 1, message: "service not ready" }, 200, { "X-Milvus-Trace-Id": traceId });

/** Everything that the hooks of a client were told, in order. */
function recorder() {
  const told: [string, object][] = [];
  const hooks: Partial<ClientOptions> = {
    onRequest: (facts) => told.push(["onRequest", facts]),
    onResponse: (facts) => told.push(["onResponse", facts]),
    onRetry: (facts) => told.push(["onRetry", facts]),
  };
  return { told, hooks };
}

describe("hooks", () => {
  test("are told of each request, answer and repetition, with the time", async () => {
    await using server = await answering(notReady, success);
    const { told, hooks } = recorder();

    await createClient({ url: server.url, ...hooks }).collections.release(body);

    const url = `${server.url}/v2/vectordb/collections/release`;
    const facts = { method: "POST", url, elapsedMs: expect.any(Number) };
    expect(told).toEqual([
      ["onRequest", { ...facts, attempts: 1, status: undefined, traceId: undefined }],
      ["onResponse", { ...facts, attempts: 1, status: 200, traceId }],
      [
        "onRetry",
        {
          ...facts,
          attempts: 1,
          status: 200,
          traceId,
          waitMs: expect.any(Number),
          error: expect.objectContaining({ reason: "ServiceNotReady" }),
        },
      ],
      ["onRequest", { ...facts, attempts: 2, status: undefined, traceId: undefined }],
      ["onResponse", { ...facts, attempts: 2, status: 200, traceId: undefined }],
    ]);
  });

  test("are told no secret", async () => {
    await using server = await answering(notReady, success);
    const { told, hooks } = recorder();

    await createClient({ url: server.url, token: "root:S3cret", ...hooks }).collections.release(body);

    expect(JSON.stringify(told)).not.toContain("S3cret");
  });

  test.each(["onRequest", "onResponse", "onRetry"])("%s that throws ends the call with what it threw", async (hook) => {
    await using server = await answering(notReady, success);
    const reason = new Error("the metrics are down");
    const throwing = () => {
      throw reason;
    };

    const client = createClient({ url: server.url, [hook]: throwing });

    expect(await failureOf(client.collections.release(body))).toBe(reason);
  });
});

test("a log has a line for each of them", async () => {
  await using server = await answering(notReady, success);
  const lines: string[] = [];

  await createClient({
    url: server.url,
    token: "root:S3cret",
    ...logTo((line) => lines.push(line)),
  }).collections.release(body);

  expect(lines).toEqual([
    expect.stringMatching(/^→ POST \S+\/release \(attempt 1\)$/),
    expect.stringMatching(new RegExp(`^← 200 \\S+ after \\d+ ms, trace ${traceId}$`)),
    expect.stringMatching(/^↻ in \d+ ms: POST \S+ failed with ServiceNotReady/),
    expect.stringMatching(/^→ POST \S+\/release \(attempt 2\)$/),
    expect.stringMatching(/^← 200 \S+ after \d+ ms/),
  ]);
  expect(lines.join()).not.toContain("S3cret");
});
