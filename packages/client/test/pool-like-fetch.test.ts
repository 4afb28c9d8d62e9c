import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { Agent, ProxyAgent } from "undici";
import { describe, expect, test } from "vitest";
import { createClient as createFetchClient, type MilvusError } from "../src/index.ts";
import { createClient as createPoolClient } from "../src/node/index.ts";
import { failureOf } from "./failure-of.ts";
import { rawServer, responses, responseWith } from "./raw-server.ts";
import { json, serve, success } from "./serve.ts";

const body = { collectionName: "quick_setup" };
const clients = { fetch: createFetchClient, pool: createPoolClient };

describe.each(Object.entries(clients))("over %s, a body", (_, createClient) => {
  const { body: envelope } = responses;
  async function releaseOf(coding: string, bytes: string | Buffer, status = "200 OK"): Promise<unknown> {
    await using server = await rawServer((socket) =>
      socket.end(responseWith(bytes, { "Content-Encoding": coding }, status)),
    );
    return await createClient({ url: server.url, retries: 0 }).collections.release(body);
  }

  test.each<[string, string | Buffer]>([
    ["gzip", gzipSync(envelope)],
    ["x-gzip", gzipSync(envelope)],
    ["GZIP", gzipSync(envelope)],
    ["deflate", deflateSync(envelope)],
    ["br", brotliCompressSync(envelope)],
    ["zstd", zstdCompressSync(envelope)],
    ["gzip, gzip", gzipSync(gzipSync(envelope))],
    ["gzip,br , deflate", deflateSync(brotliCompressSync(gzipSync(envelope)))],
    ["identity", envelope],
    ["quantum", envelope],
    ["gzip, quantum", envelope],
    ["", envelope],
  ])("under Content-Encoding %j is decoded", async (coding, bytes) => {
    expect(await releaseOf(coding, bytes)).toEqual({});
  });

  test("that is raw deflate is decoded, as some servers send it", async () => {
    expect(await releaseOf("deflate", deflateRawSync(envelope))).toEqual({});
  });

  test.each(["gzip", "br", "deflate"])("that is empty under %s is empty, whatever the status", async (coding) => {
    const error = await failureOf(releaseOf(coding, "", "502 Bad Gateway"));

    expect(error).toMatchObject({ name: "MilvusResponseError", status: 502, excerpt: "" });
  });

  test("of half a gzip is what there is of it", async () => {
    const page = gzipSync("<h1>Bad Gateway</h1>".repeat(20));
    const error = await failureOf(releaseOf("gzip", page.subarray(0, -9)));

    expect(error).toMatchObject({ name: "MilvusResponseError", excerpt: expect.stringMatching(/^<h1>Bad/) });
  });

  test.each(["gzip, gzip, gzip, gzip, gzip, gzip", "gzip", "br"])(
    "under %s that is not, is a lost connection",
    async (coding) => {
      const error = await failureOf(releaseOf(coding, envelope));

      expect(error).toMatchObject({ name: "MilvusConnectionError", status: expect.toBeOneOf([200, undefined]) });
    },
  );
});

interface Proxy extends AsyncDisposable {
  url: string;
  /** What was asked of it. */
  asked: string[];
}

/** A proxy on loopback that tunnels and forwards. */
async function startProxy(): Promise<Proxy> {
  const asked: string[] = [];
  const server = createServer(async (incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const sent = (await incoming.setEncoding("utf8").toArray()).join("");
    const upstream = await fetch(String(incoming.url), { method: "POST", body: sent });
    response.end(await upstream.text());
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    const [host = "", port] = String(request.url).split(":");
    const upstream = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe("a dispatcher", () => {
  test("may be a ProxyAgent, and stays open when the client is closed", async () => {
    await using server = await serve(success);
    await using proxy = await startProxy();
    const dispatcher = new ProxyAgent(proxy.url);
    const client = createPoolClient({ url: server.url, dispatcher });

    expect(await client.collections.release(body)).toEqual({});
    await client.close();
    expect(proxy.asked).toEqual([expect.stringContaining(new URL(server.url).host)]);

    expect(await createPoolClient({ url: server.url, dispatcher }).collections.release(body)).toEqual({});
    await dispatcher.destroy();
  });

  test("is not given together with the options of a pool", () => {
    const options = { url: "http://localhost:19530", dispatcher: new Agent(), pool: {} };

    expect(() => createPoolClient(options)).toThrow(/^pool: expected none beside `dispatcher`/);
  });

  test("that its owner closed fails the call once, as it is", async () => {
    const dispatcher = new Agent();
    await dispatcher.destroy();

    const error = await failureOf(
      createPoolClient({ url: "http://127.0.0.1:9", dispatcher }).collections.release(body),
    );

    expect(error).toMatchObject({ name: "ClientDestroyedError" });
  });

  test("of an undici that is too old fails the call with the versions that work", async () => {
    const dispatcher = new Agent();
    dispatcher.dispatch = () => {
      throw new Error("invalid onError method");
    };

    const error = await failureOf(
      createPoolClient({ url: "http://127.0.0.1:9", dispatcher }).collections.release(body),
    );

    expect(error).toMatchObject({
      name: "TypeError",
      message: expect.stringMatching(/^dispatcher: expected .* undici 7 or 8/),
    });
  });
});

describe("with NODE_USE_ENV_PROXY=1 the proxy of the environment is used", () => {
  const program = (module: string) => `
    import { createClient } from ${JSON.stringify(join(import.meta.dirname, "../src", module))};
    const { collections } = createClient({ url: process.argv[1] });
    console.log(JSON.stringify(await collections.release({ collectionName: "quick_setup" })));
    process.exit();`;

  test.each([
    ["fetch", "index.ts", { NODE_USE_ENV_PROXY: "1" }],
    ["pool", "node/index.ts", { NODE_USE_ENV_PROXY: "1" }],
    ["pool", "node/index.ts", { NODE_OPTIONS: "--use-env-proxy" }],
  ])("over %s", async (_, module, environment) => {
    await using server = await serve(success);
    await using proxy = await startProxy();
    const args = ["--input-type=module", "--eval", program(module), server.url];
    const env = {
      ...process.env,
      ...environment,
      HTTP_PROXY: proxy.url,
      http_proxy: proxy.url,
      NO_PROXY: "",
      no_proxy: "",
    };

    const { stdout } = await promisify(execFile)(process.execPath, args, { env });

    expect(stdout).toBe("{}\n");
    expect(proxy.asked).toEqual([expect.stringContaining(new URL(server.url).host)]);
  });

  test("and not otherwise", async () => {
    await using server = await serve(success);
    await using proxy = await startProxy();
    const args = ["--input-type=module", "--eval", program("node/index.ts"), server.url];

    await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, HTTP_PROXY: proxy.url, http_proxy: proxy.url },
    });

    expect(proxy.asked).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });
});

describe.each(Object.entries(clients))("over %s, the token stays with its server", (_, createClient) => {
  const path = "/v2/vectordb/collections/release";

  test("where a call of raw has another baseUrl", async () => {
    await using server = await serve(success);
    await using other = await serve(success);
    const { raw } = createClient({ url: server.url, token: "root:S3cret" });

    const error = await failureOf(raw.POST(path, { body, baseUrl: other.url }));

    expect(error).toEqual(
      new TypeError(`raw: expected a URL under ${server.url}, to which the token belongs; got ${other.url}${path}`),
    );
    expect([...server.requests, ...other.requests]).toEqual([]);
  });

  test("where a middleware of raw leads elsewhere, and where only the beginning of the URL is the same", async () => {
    await using server = await serve(success);
    const { raw } = createClient({ url: `${server.url}/mil`, token: "root:S3cret" });
    raw.use({ onRequest: ({ request }) => new Request(`${server.url}/milvus${path}?key=secret`, request) });

    const error = (await failureOf(raw.POST(path, { body }))) as MilvusError;

    expect(error.message).toContain(`got ${server.url}/milvus${path}…`);
    expect(server.requests).toEqual([]);
  });

  test("but a call of raw may give the client's own URL", async () => {
    await using server = await serve(json({ code: 0, data: {} }));

    const { data } = await createClient({ url: server.url }).raw.POST(path, { body, baseUrl: server.url });

    expect(data).toEqual({ code: 0, data: {} });
  });
});
