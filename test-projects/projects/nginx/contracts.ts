import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { assertReleased, type Contract, type Place } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

export const contracts: readonly Contract[] = [
  {
    name: "client behind nginx: a path prefix and gzip",
    needs: "nginx",
    check: async (place) => {
      await using gateway = await startNginx(place, "");
      assertReleased(await runProgram(process.execPath, ["../node/release.mjs", gateway.url], place.folder));
    },
  },
  kit("a path prefix and gzip", ""),
  kit("a path prefix, gzip and a rate limit", "limit_req zone=requests burst=4 nodelay;"),
];

/** A sound server conforms behind nginx, too. */
function kit(name: string, limit: string): Contract {
  return {
    name: `conformance kit behind nginx: ${name}`,
    needs: "nginx",
    check: async (place) => {
      await using gateway = await startNginx(place, limit);
      const program = join(place.folder, "../node_modules/@milvus-rest/conformance/dist/cli.js");
      const args = [program, gateway.url, "--token", "root:Milvus"];
      assert.match(await runProgram(process.execPath, args, place.folder), /\b0 failed/);
    },
  };
}

/** nginx in front of a mock. Its configuration needs a port: one that was free a moment ago. */
async function startNginx({ folder, url }: Place, limit: string): Promise<AsyncDisposable & { url: string }> {
  const port = await freePort();
  const values: Record<string, string> = { port: `${port}`, mock: url, limit };
  const template = readFileSync(join(folder, "nginx.conf"), "utf8");
  const place = join(folder, `${port}`);
  mkdirSync(place);
  writeFileSync(
    join(place, "nginx.conf"),
    template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? ""),
  );
  const nginx = spawn("nginx", ["-p", place, "-c", join(place, "nginx.conf"), "-e", "stderr"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(nginx, "exit");
  await Promise.race([
    // `notice` in the log: the workers, here the process itself, have started.
    waitFor(nginx.stderr.setEncoding("utf8"), "start worker process"),
    exited.then(() => Promise.reject(new Error("nginx ended; its log is above"))),
  ]);
  nginx.stderr.resume();
  return {
    url: `http://127.0.0.1:${port}/milvus`,
    async [Symbol.asyncDispose]() {
      nginx.kill("SIGTERM");
      await exited;
    },
  };
}

async function waitFor(log: AsyncIterable<string> & NodeJS.ReadableStream, words: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let seen = "";
  log.on("data", (chunk) => {
    seen += chunk;
    if (seen.includes(words)) resolve();
  });
  log.once("end", () => process.stderr.write(seen.includes(words) ? "" : seen));
  return await promise;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
