import { createServer } from "node:net";
import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import type { HttpResponse } from "../src/http.ts";
import { runConformance, TargetUnreachableError } from "../src/index.ts";
import { serveBehind } from "./servers/proxy.ts";
import { selfSigned } from "./servers/self-signed.ts";
import { listen, serve } from "./servers/serve.ts";
import { releaseSpec } from "./specs.ts";

const path = "/v2/vectordb/collections/release";

/** What ends a run, and how many requests had been sent by then, where a server gives this answer to each. */
async function refusalOf(answer: Partial<HttpResponse> & { text?: string }, token?: string) {
  let asked = 0;
  await using server = await serve((_, response) => {
    asked += 1;
    response.writeHead(answer.status ?? 200, answer.headers?.flat() ?? []).end(answer.text);
  });
  const error = await runConformance({ url: `${server.url}/abc`, token }).catch((error: unknown) => error);
  if (!(error instanceof TargetUnreachableError)) throw error;
  return { asked, message: error.message.replaceAll(server.url, "http://host") };
}

describe.concurrent("a URL with a wrong path is told after two requests", () => {
  test("that a Milvus answers", async () => {
    await using mock = await startMock();

    await expect(runConformance({ url: `${mock.url}/abc`, spec: releaseSpec })).rejects.toThrow(
      new TargetUnreachableError(
        `${mock.url}/abc has no REST API v2: POST /abc${path} got HTTP 404; text/plain; "404 page not found". ` +
          "Check the path and the port in the URL; Milvus has this API from 2.3.13 on.",
      ),
    );
    expect(mock.requests).toHaveLength(2);
  });

  test.each([
    [
      "a web server",
      { status: 404, headers: [["Content-Type", "text/html"]], text: "<html>" },
      '404; text/html; "<html>"',
    ],
    ["a web server with files", { status: 405 }, "HTTP 405; no Content-Type; no body"],
    ["a web server that does not know POST", { status: 501 }, "HTTP 501"],
    ["another API", { status: 404, text: '{"code":404,"message":"no such route"}' }, "HTTP 404"],
  ] satisfies [string, Parameters<typeof refusalOf>[0], string][])("that %s answers", async (_, answer, came) => {
    const { asked, message } = await refusalOf(answer);

    expect(asked).toBe(2);
    expect(message).toContain("http://host/abc has no REST API v2");
    expect(message).toContain(came);
  });

  test("without the token, where the server repeats it", async () => {
    const { message } = await refusalOf({ status: 404, text: "no route for root:5ecret-word" }, "root:5ecret-word");

    expect(message).toContain("no route for …");
  });
});

test.concurrent("a page for the very first request only is a deviation", async () => {
  await using mock = await startMock();
  let count = 0;
  await using deviant = await serveBehind(mock.url, (response) =>
    ++count === 1 ? { status: 404, headers: [["Content-Type", "text/html"]], body: Buffer.from("<html>") } : response,
  );

  const { findings, passed } = await runConformance({ url: deviant.url, spec: releaseSpec });

  expect(findings).toMatchObject([{ cause: "status:404", severity: "error", checks: ["release/unknown-collection"] }]);
  expect(passed).toBeGreaterThan(50);
});

test.concurrent.each([
  ["to another origin", "https://milvus.example/v2"],
  ["to itself", path],
])("a server that redirects every request %s deviates, for one reason", async (_, location) => {
  await using server = await serve((_, response) => response.writeHead(302, { location }).end());

  const { findings } = await runConformance({ url: server.url, spec: releaseSpec });

  expect(findings.map(({ cause, severity }) => [cause, severity])).toEqual([["redirect:302", "error"]]);
  expect(findings[0]?.message).toBe(`expected a response, got a redirect (HTTP 302) to ${location}`);
});

test.concurrent.each([
  ["a Content-Length that is too large", "Content-Length: 99"],
  ["chunks without a last one", "Transfer-Encoding: chunked"],
])("a connection that ends within the body deviates: %s", async (_, header) => {
  await using server = await listen(
    createServer((socket) => {
      socket.once("data", () => socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${header}\r\n\r\n`));
      socket.on("error", () => {});
    }),
  );

  const { findings } = await runConformance({ url: server.url, spec: releaseSpec });

  expect(findings.map(({ cause }) => cause)).toEqual(["body:cut"]);
  expect(findings[0]?.message).toContain("HTTP 200, and then the connection ended within the body");
});

test.concurrent.each([502, 503, 504])(
  "a gateway without a server behind it (HTTP %i) does not deviate",
  async (status) => {
    const { asked, message } = await refusalOf({ status, text: "<html>" });

    expect(asked).toBe(2);
    expect(message).toContain("does not reach the server behind it");
    expect(message).toContain("or let --wait wait for it.");
  },
);

test.concurrent("a Milvus that is not ready does not conform in part", async () => {
  const { asked, message } = await refusalOf({
    text: '{"code":1,"message":"service not ready[proxy=1]: Initializing"}',
  });

  expect(asked).toBe(2);
  expect(message).toContain("is not ready");
});

test.concurrent("an envelope under one of these statuses is the API's, and is judged", async () => {
  await using mock = await startMock();
  await using deviant = await serveBehind(mock.url, (answer) =>
    answer.body.includes('"code":100') ? { ...answer, status: 404 } : answer,
  );

  const { findings } = await runConformance({ url: deviant.url, spec: releaseSpec });

  expect(findings.map(({ cause }) => cause)).toEqual(["status:404"]);
});

describe.concurrent("TLS", () => {
  test("that the server does not speak is told in one line, with what to try", async () => {
    await using mock = await startMock();
    const url = mock.url.replace("http", "https");

    await expect(runConformance({ url })).rejects.toThrow(
      new TargetUnreachableError(
        `no HTTP response from ${url}/: wrong version number (EPROTO). The server may not speak TLS: try ${mock.url}.`,
      ),
    );
  });

  test("that the kit is to speak is told, too", async () => {
    const { message } = await refusalOf({ status: 400, text: "Client sent an HTTP request to an HTTPS server.\n" });

    expect(message).toContain("expects TLS");
    expect(message).toMatch(/Try https:\/\/127\.0\.0\.1:\d+\.$/);
  });

  test("with a certificate that nobody vouches for is told with the way to trust it", async () => {
    await using server = await serve((_, response) => response.end(), selfSigned());

    const run = runConformance({ url: server.url });

    await expect(run).rejects.toThrow(TargetUnreachableError);
    await expect(run).rejects.toThrow(/self-signed certificate \(DEPTH_ZERO.*NODE_EXTRA_CA_CERTS=FILE\.$/);
  });
});

test.concurrent("a server that speaks no HTTP is told as one", async () => {
  await using server = await listen(createServer((socket) => socket.resume().end("SSH-2.0-OpenSSH_9.6\r\n")));

  await expect(runConformance({ url: server.url })).rejects.toThrow(/Parse Error: .*speaks HTTP\/1\.1; /);
});
