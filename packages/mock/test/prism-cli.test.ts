import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const require = createRequire(import.meta.url);

interface ResponseObject {
  content?: Record<string, { examples?: Record<string, unknown> }>;
}
interface Operation {
  requestBody: { content: { "application/json": { examples: Record<string, { value: unknown }> } } };
  responses: Record<string, ResponseObject & { $ref?: string }>;
}

const paths: Record<string, { post: Operation }> = openapi.paths;
const shared: Record<string, ResponseObject> = openapi.components.responses;
/** Every example of every response, with a request of the operation's own. */
const requests = Object.entries(paths).flatMap(([path, { post }]) => {
  const [request] = Object.values(post.requestBody.content["application/json"].examples);
  return Object.entries(post.responses).flatMap(([status, { $ref = "", content }]) =>
    Object.entries(content ?? shared[basename($ref)]?.content ?? {}).flatMap(([mediaType, { examples = {} }]) =>
      Object.keys(examples).map((example) => ({
        ...{ path, status: Number(status), mediaType, example },
        body: JSON.stringify(request?.value),
      })),
    ),
  );
});

let prism: ChildProcess;
let url: string;

beforeAll(async () => {
  const cli = require.resolve("@stoplight/prism-cli/dist/index.js");
  const document = require.resolve("@milvus-rest/spec/openapi.json");
  prism = spawn(process.execPath, [cli, "mock", "--port", "0", "--host", "127.0.0.1", document], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!prism.stdout) throw new Error("Prism has no output");
  for await (const line of createInterface(prism.stdout)) {
    const listening = /Prism is listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(line);
    if (!listening?.[1]) continue;
    url = listening[1];
    break;
  }
}, 30_000);

afterAll(async () => {
  prism.kill();
  await once(prism, "exit");
});

describe("Prism's own server responds with the requested example, and finds no fault with it", () => {
  test("there are examples", () => {
    expect(requests.length).toBeGreaterThan(15);
  });

  test.each(requests)("$path $status $mediaType $example", async ({ path, status, mediaType, example, body }) => {
    const response = await fetch(url + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: mediaType, Prefer: `code=${status}, example=${example}` },
      body,
    });

    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain(mediaType);
    expect(response.headers.get("sl-violations")).toBeNull();
  });
});
