import { describe, expect, test } from "vitest";
import { type CallOptions, type ClientOptions, createClient } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { serve, success } from "./serve.ts";

const url = "http://localhost:19530";
const body = { collectionName: "quick_setup" };

describe("token", () => {
  async function authorization(options: Partial<ClientOptions>, callOptions?: CallOptions): Promise<unknown> {
    await using server = await serve(success);
    await createClient({ ...options, url: server.url }).collections.release(body, callOptions);
    return server.requests[0]?.headers.authorization;
  }
  const utf8 = (header: unknown) => Buffer.from(String(header), "latin1").toString();

  test("is sent as Bearer", async () => {
    expect(await authorization({ token: "root:Milvus" })).toBe("Bearer root:Milvus");
  });

  test("with Bearer before it is not sent twice so", async () => {
    expect(await authorization({ token: "Bearer root:Milvus" })).toBe("Bearer root:Milvus");
  });

  test("of a function is asked for, before every attempt", async () => {
    await using server = await serve((response) => response.destroy(), success);
    let asked = 0;
    const token = async () => `key-${++asked}`;

    await createClient({ url: server.url, token }).collections.release(body);

    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer key-1", "Bearer key-2"]);
  });

  test("of a function that throws ends the call with what it threw", async () => {
    const reason = new Error("the vault is closed");
    const token = () => Promise.reject(reason);

    expect(await failureOf(createClient({ url, token }).collections.release(body))).toBe(reason);
  });

  test("may have any letters", async () => {
    expect(utf8(await authorization({ token: "root:пароль:密码" }))).toBe("Bearer root:пароль:密码");
  });

  test("gives way to an Authorization among the headers", async () => {
    const headers = { Authorization: "Basic cm9vdDpNaWx2dXM=" };

    expect(await authorization({ token: "root:Milvus", headers })).toBe(headers.Authorization);
    expect(await authorization({ token: "root:Milvus" }, { headers })).toBe(headers.Authorization);
    expect(await authorization({ token: () => "root:Milvus" }, { headers })).toBe(headers.Authorization);
  });

  test.each([
    ["a token", { token: "" }],
    ["a token with only its scheme", { token: "Bearer " }],
  ])("that is empty is refused with what to do: %s", (_, options) => {
    expect(() => createClient({ url, ...options })).toThrow(
      new TypeError("token: got an empty string; leave `token` out to send none"),
    );
  });

  test("that a function returns empty ends the call with what to do", async () => {
    const client = createClient({ url, token: () => "" });

    expect(await failureOf(client.collections.release(body))).toEqual(
      new TypeError("token: got an empty string; leave `token` out to send none"),
    );
  });

  test("is absent without one", async () => {
    expect(await authorization({})).toBeUndefined();
  });

  test.each(["root:secret\n", "root:se\u0000cret", " root:secret", "root:secret ", "root:secret\ud800"])(
    "%j is refused without being shown",
    (token) => {
      expect(() => createClient({ url, token })).toThrow(/^token: expected (?!.*secret)/);
    },
  );
});

describe("headers", () => {
  test("of the call win over those of the client, whatever their case", async () => {
    await using server = await serve(success);
    const client = createClient({ url: server.url, headers: { "X-Team": "search", traceparent: "00-a-b-00" } });

    await client.collections.release(body, { headers: { "x-team": "ads" } });

    expect(server.requests[0]?.headers).toMatchObject({ "x-team": "ads", traceparent: "00-a-b-00" });
  });

  test.each([
    ["Headers", new Headers({ "X-Team": "ads" })],
    ["pairs", [["X-Team", "ads"]] as [string, string][]],
  ])("may be %s", async (_, headers) => {
    await using server = await serve(success);

    await createClient({ url: server.url, headers }).collections.release(body, { headers });

    expect(server.requests[0]?.headers).toMatchObject({ "x-team": "ads" });
  });

  test.each([undefined, null])("whose value is %s are not sent, and leave those of the client", async (none) => {
    await using server = await serve(success);
    const headers = { "X-Team": "ads", "X-Tenant": none };

    await createClient({ url: server.url, headers }).collections.release(body, { headers: { "X-Team": none } });

    expect(server.requests[0]?.headers).toMatchObject({ "x-team": "ads" });
    expect(server.requests[0]?.headers).not.toHaveProperty("x-tenant");
  });

  test("of one name given twice are joined, as fetch joins them", async () => {
    await using server = await serve(success);
    const headers: [string, string][] = [
      ["X-Team", "ads"],
      ["x-team", " search "],
    ];

    await createClient({ url: server.url, headers }).collections.release(body);

    expect(server.requests[0]?.headers).toMatchObject({ "x-team": "ads, search" });
  });

  test.each([
    ["a line break", { "X-Key": "secret\n2" }],
    ["letters beyond Latin-1", { "X-Key": "secret-密码" }],
    ["a name with a blank", { "X secret": "1" }],
    ["an empty name", { "": "secret" }],
    ["a name beyond ASCII", { sécret: "secret" }],
  ])("that HTTP does not allow are refused without being shown: %s", (_, headers) => {
    expect(() => createClient({ url, headers })).toThrow(/^headers: expected (?!.*secret)/);
  });
});
