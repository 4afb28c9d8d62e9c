import { once } from "node:events";
import { connect } from "node:http2";
import { describe, expect, test } from "vitest";
import { type Mock, type MockOptions, startMock } from "../src/index.ts";
import { frame, literalHeader } from "../src/wire/frame.ts";
import { RawClient } from "./raw-client.ts";
import { bytesOf, readRecordings } from "./replay/recordings.ts";

const path = "/v2/vectordb/collections/release";
const body = '{"collectionName":"quick_setup"}';
const preface = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
const settings = Buffer.from("000000040000000000", "hex");

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
    const answers: unknown[] = [];
    stream.on("response", (head) => answers.push(head));

    stream.end(body);
    await new Promise((resolve) => stream.once("close", resolve));

    expect(answers).toEqual([]);
  });

  test.each<MockOptions>([{ profile: "2.6" }, { profile: "3.0" }])(
    "can be switched to in $profile",
    async (options) => {
      await using mock = await startMock({ ...options, auth: false });
      const recording = readRecordings("milvus-2.6.jsonl").find(({ id }) => id === "upgrade-h2c");
      const client = new RawClient(mock.url);

      client.send(recording ? bytesOf(recording.request) : "");
      const { status, headers } = await client.response();
      client.send(Buffer.concat([preface, settings]));
      await client.received('{"code":0,"data":{}}');
      client.close();

      expect(status).toBe(101);
      expect(headers).toMatchObject({ upgrade: "h2c", connection: "Upgrade" });
    },
  );

  test.each(["2.3", "2.4", "2.5"] as const)("is not known to %s", async (profile) => {
    await using mock = await startMock({ profile });
    const client = new RawClient(mock.url);

    client.send(preface);
    const answer = await client.response();
    client.close();

    expect(answer).toMatchObject({ status: 404, headers: { connection: "close" } });
  });
});

describe("frames", () => {
  test("say their length, type, flags and stream first", () => {
    const bytes = frame(0, { stream: 1, ends: "stream" }, Buffer.from("ab"));

    expect(bytes.toString("hex")).toBe("000002000100000001" + "6162");
  });

  test.each([
    { length: 3, hex: "03" },
    { length: 126, hex: "7e" },
    { length: 127, hex: "7f00" },
    { length: 300, hex: "7fad01" },
  ])("give a text of $length bytes the length $hex", ({ length, hex }) => {
    const bytes = literalHeader("a", "b".repeat(length));

    expect(bytes.subarray(3, bytes.length - length).toString("hex")).toBe(hex);
  });
});
