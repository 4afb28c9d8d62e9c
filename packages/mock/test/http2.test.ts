import { once } from "node:events";
import { connect } from "node:http2";
import { describe, expect, test } from "vitest";
import { type Mock, startMock } from "../src/index.ts";
import { RawClient } from "./raw-client.ts";

const path = "/v2/vectordb/collections/release";
const body = '{"collectionName":"quick_setup"}';
const preface = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/** One request over HTTP/2, spoken from the first byte on. */
async function post(mock: Mock, headers: Record<string, string> = {}) {
  const session = connect(mock.url);
  const stream = session.request({ ":method": "POST", ":path": path, ...headers });
  stream.end(body);
  const [head] = await once(stream, "response");
  let text = "";
  for await (const chunk of stream.setEncoding("utf8")) text += chunk;
  session.close();
  return { status: head[":status"], head, text };
}

describe("HTTP/2 without TLS", () => {
  test("is served like HTTP/1", async () => {
    await using mock = await startMock({ collections: ["book.quick_setup"] });

    const { head, text } = await post(mock, { "db-name": "book" });

    expect(text).toBe('{"code":0,"data":{}}');
    expect(head).toMatchObject({ ":status": 200, "content-length": "20", "x-content-type-options": "nosniff" });
    expect(mock.requests).toMatchObject([{ path, body, status: 200 }]);
  });

  test("asks for credentials", async () => {
    await using mock = await startMock({ auth: true });

    expect(await post(mock)).toMatchObject({ status: 401 });
    expect(await post(mock, { authorization: "Bearer root:Milvus" })).toMatchObject({ status: 200 });
  });

  test("can be cut", async () => {
    await using mock = await startMock();
    const session = connect(mock.url).on("error", () => {});
    const stream = session.request({ ":method": "POST", ":path": path, "x-milvus-mock": "cut" }).on("error", () => {});
    const responses: unknown[] = [];
    stream.on("response", (head) => responses.push(head));

    stream.end(body);
    await new Promise((resolve) => stream.once("close", resolve));

    expect(responses).toEqual([]);
  });

  test("is not switched to in the middle: an upgrade is ignored", async () => {
    await using mock = await startMock();
    const client = new RawClient(mock.url);
    const upgrade = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";

    client.send(`POST ${path} HTTP/1.1\r\nHost: x\r\n${upgrade}Content-Length: ${body.length}\r\n\r\n${body}`);
    const response = await client.response();
    client.close();

    expect(response).toMatchObject({ status: 200, body: '{"code":0,"data":{}}' });
  });

  test.each(["2.3", "2.4", "2.5"] as const)("is not known to %s", async (profile) => {
    await using mock = await startMock({ profile });
    const client = new RawClient(mock.url);

    client.send(preface);
    const response = await client.response();
    client.close();

    expect(response).toMatchObject({ status: 404, headers: { connection: "close" } });
  });
});
