import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);

/** A server in a process of its own. */
export interface BenchServer extends AsyncDisposable {
  url: string;
  /** From the start of the process to the first response. */
  readyAfter: number;
}

/** What is measured beside each other. */
export const servers = {
  "milvus-mock": [join(import.meta.dirname, "..", "dist", "cli.js"), "--port", "0", "--log", "none"],
  "prism mock": [
    require.resolve("@stoplight/prism-cli/dist/index.js"),
    ...["mock", "--port", "0", "--host", "127.0.0.1", require.resolve("@milvus-rest/spec/openapi.json")],
  ],
} as const;

/** Starts a server, and waits for its first response. */
export async function startServer(args: readonly string[]): Promise<BenchServer> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const url = await urlOf(child);
  await (await fetch(`${url}/v2/vectordb/collections/release`, request)).text();
  return {
    url,
    readyAfter: performance.now() - begun,
    async [Symbol.asyncDispose]() {
      child.kill();
      await once(child, "exit");
    },
  };
}

/** The request that is measured; the Accept header is the one that Prism needs. */
export const request = {
  method: "POST",
  headers: { "Content-Type": "application/json", Accept: "application/json" },
  body: '{"collectionName":"quick_setup"}',
};

/** The address that a server writes when it listens. What it writes afterwards is read and forgotten. */
function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface(stream).on("line", (line) => {
        const url = /listen\w* on (http:\/\/[\d.:]+)/.exec(line)?.[1];
        if (url) resolve(url);
      });
    }
  });
}
