import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import type { HttpResponse } from "../src/http.ts";
import { runConformance, TargetUnreachableError } from "../src/index.ts";
import { withHeader } from "./mutations.ts";
import { independentServer } from "./servers/independent.ts";
import { type Change, listenerOf, serveFunction } from "./servers/proxy.ts";
import { listen, serve } from "./servers/serve.ts";
import { releaseSpec as spec } from "./specs.ts";

const page = (status: number, ...headers: [string, string][]): HttpResponse => ({
  status,
  headers: [["content-type", "text/html"], ...headers],
  body: Buffer.from("<html>"),
});

/** Runs the checks against a sound server behind a gateway. */
async function check(change: Change, rewrite = (url: string) => url) {
  await using gateway = await serveFunction(
    (request) => independentServer({ ...request, url: rewrite(request.url) }),
    change,
  );
  const report = await runConformance({ url: gateway.url, collection: "quick_setup", spec });
  return { ...report, causes: report.findings.map(({ cause }) => cause) };
}

describe.concurrent("a gateway in front of a sound server", () => {
  test("may merge slashes in the path, as nginx and Apache do", async () => {
    const { findings, checks } = await check(
      (response) => response,
      (url) => url.replace(/\/{2,}/g, "/"),
    );

    expect(findings).toEqual([]);
    expect(checks.find(({ id }) => id === "server/path-double-slash")).toMatchObject({
      status: "passed",
      got: "CollectionNotFound",
    });
  });

  test("may restart the server behind it: three pages of 503 in the middle of a run are asked again", async () => {
    let count = 0;
    const { findings, passed } = await check((response) => {
      count += 1;
      return count > 20 && count <= 23 ? page(503) : response;
    });

    expect(findings).toEqual([]);
    expect(passed).toBeGreaterThan(50);
  });

  test("may reset a connection in the middle of a run", async () => {
    let count = 0;
    const { findings } = await check((response) => (++count === 20 ? "reset" : response));

    expect(findings).toEqual([]);
  });

  test("may limit the rate of requests: what it refuses is asked again", async () => {
    let refused = 0;
    const { findings, failed, skipped } = await check((response, { headers }) => {
      const isLimited = headers.traceparent !== undefined && ++refused <= 2;
      return isLimited ? page(429, ["retry-after", "0"]) : response;
    });

    expect({ findings, failed, refused }).toEqual({ findings: [], failed: 0, refused: 3 });
    expect(skipped).not.toHaveProperty(tooMany);
  });

  test("may limit it for long: what it refuses is skipped with the reason, and the run ends in its time", async () => {
    let count = 0;
    const { findings, failed, passed, skipped, durationMs } = await check((response) =>
      ++count > 10 ? page(429, ["retry-after", "86400"]) : response,
    );

    expect({ findings, failed }).toEqual({ findings: [], failed: 0 });
    expect(passed).toBeGreaterThan(5);
    expect(skipped[tooMany]).toBeGreaterThan(40);
    expect(durationMs).toBeLessThan(15_000);
  });

  test("may lose the server behind it: what it cannot pass on is skipped with the reason", async () => {
    let count = 0;
    const { findings, skipped } = await check((response) => (++count > 20 ? page(502) : response));

    expect(findings).toEqual([]);
    expect(skipped["a gateway responded with HTTP 502: run again when it does not"]).toBeGreaterThan(40);
  });

  test("deviates with a page of 503 for certain requests only", async () => {
    const { causes, findings } = await check((response, { body }) => (body === "null" ? page(503) : response));

    expect(causes).toEqual(["status:503"]);
    expect(findings[0]?.checks).toEqual(["server/body-null"]);
  });

  test("with CORS headers of its own is one finding", async () => {
    const { causes } = await check((response, { method }) => {
      const own = withHeader(response, "access-control-allow-origin", "https://app.example");
      if (method !== "OPTIONS") return own;
      const methods = withHeader(own, "access-control-allow-methods", "GET, POST");
      return { ...methods, headers: methods.headers.filter(([name]) => !/credentials$/i.test(name)) };
    });

    expect(causes).toEqual(["headers:cors:value"]);
  });

  test("that adds its CORS header to the server's is one finding", async () => {
    const { causes, findings } = await check((response) => ({
      ...response,
      headers: [...response.headers, ["access-control-allow-origin", "https://app.example"]],
    }));

    expect(causes).toEqual(["headers:cors:value"]);
    expect(findings[0]?.message).toContain('Access-Control-Allow-Origin, "*, https://app.example"');
  });

  test("that limits the rate of the very first request is no server to judge", async () => {
    await using gateway = await serve((_, response) => response.writeHead(429).end());

    const run = runConformance({ url: gateway.url, spec });

    await expect(run).rejects.toThrow(TargetUnreachableError);
    await expect(run).rejects.toThrow("limits the rate of requests");
  });
});

const tooMany = "a gateway responded with HTTP 429: run again when it does not";

test.concurrent("a server that restarts in the middle of a run is waited for", async () => {
  let count = 0;
  const server = createServer((request, response) => {
    // It listens no longer from now on, so that the next connection is refused.
    if (++count === 20) server.close(() => server.listen(port, "127.0.0.1"));
    response.once("finish", () => setTimeout(() => request.socket.destroy(), 50));
    listenerOf(independentServer)(request, response);
  });
  await using served = await listen(server);
  const port = Number(new URL(served.url).port);

  const { findings, passed } = await runConformance({ url: served.url, collection: "quick_setup", spec });

  expect(findings).toEqual([]);
  expect(passed).toBeGreaterThan(50);
  expect(count).toBeGreaterThan(50);
});
