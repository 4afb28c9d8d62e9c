import { once } from "node:events";
import { createServer } from "node:net";
import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import type { HttpResponse } from "../src/http.ts";
import { runConformance, TargetUnreachableError } from "../src/index.ts";
import { independentServer } from "./servers/independent.ts";
import { serveFunction } from "./servers/proxy.ts";
import { listen, serve } from "./servers/serve.ts";
import { releaseSpec as spec } from "./specs.ts";

const long = 60_000;

describe.concurrent("with time to wait, a server is checked that at first", () => {
  test("is not there", async () => {
    const place = await listen(createServer());
    await place[Symbol.asyncDispose]();

    const run = runConformance({ url: place.url, wait: long, spec });
    await using _mock = await startMock({ port: Number(new URL(place.url).port) });

    expect((await run).findings).toEqual([]);
  });

  test("hangs up", async () => {
    const closed = createServer((socket) => socket.destroy());
    const place = await listen(closed);

    const run = runConformance({ url: place.url, wait: long, spec });
    await once(closed, "connection");
    await place[Symbol.asyncDispose]();
    await using _mock = await startMock({ port: Number(new URL(place.url).port) });

    expect((await run).findings).toEqual([]);
  });

  test.each([
    ["is a gateway only", (response) => ({ ...response, status: 503, body: Buffer.from("no server available") })],
    ["is not ready", (response) => ({ ...response, body: Buffer.from('{"code":1,"message":"service not ready"}') })],
    ["does not respond", () => undefined],
  ] satisfies [string, (response: HttpResponse) => HttpResponse | undefined][])("%s", async (_, whileStarting) => {
    let asked = 0;
    await using server = await serveFunction(independentServer, (response) =>
      ++asked <= 2 ? whileStarting(response) : response,
    );

    const { findings, checks } = await runConformance({ url: server.url, wait: long, timeout: 500, spec });

    expect(findings).toEqual([]);
    expect(checks[0]).toMatchObject({ id: expect.stringMatching(/unknown-collection$/), status: "passed" });
  });
});

describe.concurrent("the time to wait", () => {
  test("is over for a server that never comes, and the error says how long it was", async () => {
    const place = await listen(createServer());
    await place[Symbol.asyncDispose]();

    const run = runConformance({ url: place.url, wait: 300 });

    await expect(run).rejects.toThrow(TargetUnreachableError);
    await expect(run).rejects.toThrow(/ECONNREFUSED.* Waited 300 ms for it\.$/);
  });

  test("is not spent on what no time mends", async () => {
    await using mock = await startMock();

    await expect(runConformance({ url: `${mock.url}/abc`, wait: long })).rejects.toThrow("from 2.3.13 on.");
    expect(mock.requests).toHaveLength(2);
  });

  test("ends with the signal's reason", async () => {
    const signal = AbortSignal.timeout(100);
    await using server = await serve((_, response) => response.writeHead(503).end());

    const run = runConformance({ url: server.url, wait: long, signal });

    await expect(run).rejects.toSatisfy((error) => error === signal.reason);
  });
});
