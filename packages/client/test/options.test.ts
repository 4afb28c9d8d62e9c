import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type CallOptions, type ClientOptions, createClient } from "../src/index.ts";
import { createClient as createPoolClient, type NodeClientOptions } from "../src/node/index.ts";
import { failureOf } from "./failure-of.ts";
import { serve, success } from "./serve.ts";

const url = "http://localhost:19530";
const path = "/v2/vectordb/collections/release";
const body = { collectionName: "quick_setup" };

/** The URL that a client of this base URL sends to. */
async function target(base: string | URL): Promise<string> {
  const urls: string[] = [];
  const fetch = async (sent: string) => {
    urls.push(sent);
    return Response.json({ code: 0, data: {} });
  };
  await createClient({ url: base, fetch }).collections.release(body);
  return urls.join();
}

describe("url", () => {
  test.each([
    ["as it is", "http://localhost:19530", "http://localhost:19530"],
    ["with a trailing slash", "http://localhost:19530/", "http://localhost:19530"],
    ["with the API's path pasted along", "http://localhost:19530/v2/vectordb", "http://localhost:19530"],
    ["with the operation's path pasted along", `http://localhost:19530${path}`, "http://localhost:19530"],
    ["with a proxy's prefix", "https://gateway.test/milvus/", "https://gateway.test/milvus"],
    ["with an IPv6 address", "http://[::1]:19530", "http://[::1]:19530"],
    ["in capitals", "HTTP://LOCALHOST:19530", "http://localhost:19530"],
    ["that is a URL", new URL("http://localhost:19530"), "http://localhost:19530"],
  ])("%s is understood", async (_, given, understood) => {
    expect(await target(given)).toBe(understood + path);
  });

  test.each([
    ["without a scheme", "localhost:19530", "localhost:19530"],
    ["with another scheme", "grpc://localhost:19530", "grpc://localhost:19530"],
    ["with a query", "http://localhost:19530?token=secret", "http://localhost:19530…"],
    ["with a fragment", "http://localhost:19530#secret", "http://localhost:19530…"],
    ["with credentials", "http://root:secret@localhost:19530", "…localhost:19530"],
    ["with credentials and no scheme", "root:secret@localhost:19530", "…localhost:19530"],
    ["that is empty", "", ""],
  ])("%s is refused, without its secrets", (_, given, shown) => {
    expect(() => createClient({ url: given })).toThrow(
      expect.objectContaining({ name: "TypeError", message: expect.stringMatching(/^url: /) }),
    );
    expect(() => createClient({ url: given })).toThrow(new RegExp(`; got ${shown}$`));
  });
});

describe("a number out of its range is refused with the range and the value", () => {
  const wrong: [string, unknown, string][] = [
    ["timeout", 0, "1 to 2147483647; got number 0"],
    ["timeout", -1, "1 to 2147483647; got number -1"],
    ["timeout", 2 ** 31, "1 to 2147483647; got number 2147483648"],
    ["timeout", Number.NaN, "1 to 2147483647; got number NaN"],
    ["timeout", "60", "1 to 2147483647; got string 60"],
    ["retries", -1, "0 to 2147483647; got number -1"],
    ["retries", 1.5, "0 to 2147483647; got number 1.5"],
  ];

  test.each([...wrong, ["maxResponseBytes", 0, "1 to 2147483647; got number 0"]])(
    "%s: %j, of a client",
    (name, value, expected) => {
      const options = { url, [name as string]: value } as ClientOptions;

      expect(() => createClient(options)).toThrow(new RangeError(`${name}: expected a whole number from ${expected}`));
    },
  );

  test.each([
    ...wrong,
    ["requestTimeout", 0, "1 to 2147483647; got number 0"],
    ["requestTimeout", 1.5, "1 to 2147483647; got number 1.5"],
  ])("%s: %j, of a call", async (name, value, expected) => {
    const options = { [name as string]: value } as CallOptions;

    const failure = await failureOf(createClient({ url }).collections.release(body, options));

    expect(failure).toEqual(new RangeError(`${name}: expected a whole number from ${expected}`));
  });
});

describe("an option of another type is refused when it is given", () => {
  test.each([
    ["url", undefined, "http(s)://host:port, no credentials (`token`), no query; got undefined"],
    ["token", 5, "a string, or a function that returns one; got number"],
    ["token", { user: "root" }, "a string, or a function that returns one; got object"],
    ["dbName", 5, "a string; got number 5"],
    ["fetch", "fetch", "a function; got string fetch"],
    ["transport", {}, "a function; got object [object Object]"],
    ["hooks", { onRetry() {} }, "a list of objects; got object [object Object]"],
    ["hooks", [true], "a list of objects; got object true"],
    ["headers", "X-Team: ads", "an object; got string X-Team: ads"],
  ])("%s: %j", (name, value, expected) => {
    const options = { url, [name]: value } as ClientOptions;

    expect(() => createClient(options)).toThrow(new TypeError(`${name}: expected ${expected}`));
  });

  test("all of them, where there are none", () => {
    // @ts-expect-error
    expect(() => createClient()).toThrow(/^url: expected http.*got undefined$/);
  });

  test("signal, of a call: the controller in its place", async () => {
    const signal = new AbortController() as unknown as AbortSignal;

    const failure = await failureOf(createClient({ url }).collections.release(body, { signal }));

    expect(failure).toEqual(new TypeError("signal: expected an AbortSignal; got object [object AbortController]"));
  });

  test("token, of a function", async () => {
    const token = () => process.env.NO_SUCH_VARIABLE as string;

    const failure = await failureOf(createClient({ url, token }).collections.release(body));

    expect(failure).toEqual(new TypeError("token: expected a string, or a function that returns one; got undefined"));
  });
});

describe("an option that is not known is refused by its name, without its value", () => {
  const all = "url, token, dbName, timeout, retries, headers, maxResponseBytes, hooks, fetch, transport";

  test.each([
    ["timeoutMs", "did you mean `timeout`?"],
    ["Timeout", "did you mean `timeout`?"],
    ["tiemout", "did you mean `timeout`?"],
    ["maxRetries", "did you mean `retries`?"],
    ["retrys", "did you mean `retries`?"],
    ["db_name", "did you mean `dbName`?"],
    ["db", "did you mean `dbName`?"],
    ["maxBytes", `expected one of ${all}`],
    ["header", "did you mean `headers`?"],
    ["uri", "did you mean `url`?"],
    ["accessToken", "did you mean `token`?"],
    ["endpoint", `expected one of ${all}`],
    ["password", `expected one of ${all}`],
    ["signal", `expected one of ${all}`],
  ])("%s, of a client: %s", (name, suggestion) => {
    const options = { url, [name]: "secret" };

    expect(() => createClient(options)).toThrow(new TypeError(`${name}: unknown option; ${suggestion}`));
  });

  test.each([
    ["abortSignal", "did you mean `signal`?"],
    ["requestTimeoutMs", "did you mean `timeout`?"],
    ["dbName", "expected one of signal, timeout, retries, headers, requestTimeout"],
  ])("%s, of a call: %s", async (name, suggestion) => {
    const error = await failureOf(createClient({ url }).collections.release(body, { [name]: "secret" }));

    expect(error).toEqual(new TypeError(`${name}: unknown option; ${suggestion}`));
  });

  test.each([
    ["dispacher", "did you mean `dispatcher`?"],
    ["pools", "did you mean `pool`?"],
    ["fetch", `expected one of ${all.replace("fetch, transport", "pool, dispatcher")}`],
  ])("%s, of a client over a pool: %s", (name, suggestion) => {
    expect(() => createPoolClient({ url, [name]: {} })).toThrow(
      new TypeError(`${name}: unknown option; ${suggestion}`),
    );
  });
});

test.each([undefined, null])(
  "every option that is %s counts as not given; but a timeout of null is none",
  async (none) => {
    await using server = await serve(success);
    const names = ["token", "dbName", "retries", "headers", "maxResponseBytes", "hooks"];
    const options = { url: server.url, ...Object.fromEntries(names.map((name) => [name, none])) };
    const callOptions = Object.fromEntries(
      ["signal", "retries", "headers", "requestTimeout"].map((name) => [name, none]),
    );

    for (const client of [
      createClient({ ...options, ...{ fetch: none, transport: none } } as ClientOptions),
      createPoolClient({ ...options, ...{ pool: none, dispatcher: none } } as NodeClientOptions),
    ]) {
      expect(await client.collections.release(body, callOptions)).toEqual({});
      expect(await Reflect.apply(client.collections.release, undefined, [body, none])).toEqual({});
    }
    expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
  },
);

test.each(["client", "call"])("retries of null for a %s are the default", async (owner) => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(() => void vi.restoreAllMocks());
  await using server = await serve((response) => response.destroy());
  const none = { retries: null } as unknown as CallOptions;
  const client = createClient({ url: server.url, ...(owner === "client" && none) });

  await failureOf(client.collections.release(body, owner === "call" ? none : {}));

  expect(server.requests).toHaveLength(3);
});

describe("dbName", () => {
  const inBook = (given: object) => async () => {
    await using server = await serve(success);
    await createClient({ url: server.url, dbName: "book" }).collections.release({ ...body, ...given });
    return server.requests[0]?.body;
  };

  test.each([
    ["is that of the client where the call names none", {}, "book"],
    ["is that of the client where the call's is null, as on the server", { dbName: null }, "book"],
    ["is that of the client where the call's is empty, as on the server", { dbName: "" }, "book"],
    ["is that of the call", { dbName: "film" }, "film"],
  ])("%s", async (_, given, dbName) => {
    expect(JSON.parse((await inBook(given)()) ?? "")).toEqual({ ...body, dbName });
  });
});

test("no argument is changed", async () => {
  await using server = await serve(success);
  const options = Object.freeze({ url: server.url, dbName: "book", headers: Object.freeze({ "X-Team": "ads" }) });
  const callOptions = Object.freeze({ headers: Object.freeze({ "X-Job": "1" }), timeout: 1_000 });

  const data = await createClient(options).collections.release(Object.freeze({ ...body }), callOptions);

  expect(data).toEqual({});
});

test("a method works without its client", async () => {
  await using server = await serve(success);
  const { release } = createClient({ url: server.url }).collections;

  expect(await release(body)).toEqual({});
});

test("a lone surrogate goes out as an escape, which JSON can carry", async () => {
  await using server = await serve(success);

  await createClient({ url: server.url }).collections.release({ collectionName: "a\ud800" });

  expect(server.requests[0]?.body).toBe('{"collectionName":"a\\ud800"}');
});
