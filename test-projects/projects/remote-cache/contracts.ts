import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { runPnpm } from "../../../scripts/published.ts";
import type { Contract } from "../../contract.ts";
import { checkout } from "../../widened/checkout.ts";

export const contracts: readonly Contract[] = [
  {
    name: "turbo's remote cache: a second clone builds nothing itself",
    needs: "npm",
    check: async ({ folder }) => {
      await using cache = await startCache(folder);
      assert.match(await buildClone(join(folder, "first"), cache.env), /Cached: +0 cached, \d+ total/);
      // As many from the cache as there are.
      assert.match(await buildClone(join(folder, "second"), cache.env), /Cached: +(\d+) cached, \1 total/);
      assert.match(await buildClone(join(folder, "without"), {}), /Cached: +0 cached, \d+ total/);
    },
  },
];

async function buildClone(clone: string, env: Record<string, string>): Promise<string> {
  mkdirSync(clone);
  await checkout(clone);
  return await runPnpm(["build"], clone, env);
}

/** turborepo-remote-cache on loopback, with a store of its own, and the variables by which turbo finds it. */
async function startCache(folder: string): Promise<AsyncDisposable & { env: Record<string, string> }> {
  const token = "only-for-this-test";
  const settings = { HOST: "127.0.0.1", PORT: "0", TURBO_TOKEN: token, STORAGE_PATH: join(folder, "store") };
  const program = join(folder, "node_modules/turborepo-remote-cache/dist/cli.js");
  const server = spawn(process.execPath, [program], {
    env: { ...process.env, ...settings, STORAGE_PATH_USE_TMP_FOLDER: "false" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(server, "exit");
  const url = await Promise.race([
    readUrl(server.stdout),
    exited.then(() => Promise.reject(new Error("turborepo-remote-cache ended; its output is above"))),
  ]);
  return {
    env: { TURBO_API: url, TURBO_TEAM: "team_test", TURBO_TOKEN: token },
    async [Symbol.asyncDispose]() {
      server.kill();
      await exited;
    },
  };
}

/** Its log says where it listens; the rest of it is read, too, so that it is not held up. */
function readUrl(log: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    createInterface(log).on("line", (line) => {
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}
