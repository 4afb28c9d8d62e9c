import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const require = createRequire(import.meta.url);
const answers = Object.entries(openapi.components.responses).flatMap(([name, { content }]) =>
  Object.entries(content).flatMap(([mediaType, { examples }]) =>
    Object.keys(examples).map((example) => ({ name, mediaType, example })),
  ),
);
const requests = Object.entries(openapi.paths).flatMap(([path, { post }]) =>
  Object.entries(post.responses).flatMap(([status, { $ref }]) =>
    answers
      .filter(({ name }) => $ref.endsWith(`/${name}`))
      .map((answer) => ({ path, status: Number(status), ...answer })),
  ),
);

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

describe("Prism's own server answers with the example asked for, and finds no fault with it", () => {
  test("there are examples", () => {
    expect(requests.length).toBeGreaterThan(15);
  });

  test.each(requests)("$status $mediaType $example", async ({ path, status, mediaType, example }) => {
    const response = await fetch(url + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: mediaType, Prefer: `code=${status}, example=${example}` },
      body: '{"collectionName":"quick_setup"}',
    });

    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain(mediaType);
    expect(response.headers.get("sl-violations")).toBeNull();
  });
});
