import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createConnection } from "node:net";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { afterEach, describe, expect, test } from "vitest";
import { root } from "../turbo.ts";

const start = join(import.meta.dirname, "..", "start.ts");
const readme = readFileSync(join(root, "README.md"), "utf8");
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

describe("start --once", () => {
  test("goes all the way to the docs on the mock, and releases a collection of the mock's", async () => {
    const { exitCode, lines } = await tour(["--once"]);

    expect(exitCode).toBe(0);
    expect(lines.map((line) => line.split(/\s+/, 2).join(" "))).toEqual(["✓ mock", "✓ release", "✓ checks", "✓ docs"]);
    expect(lines[1]).toContain("quick_setup is released, data {}");
    for (const line of lines.slice(1, 3)) expect(readme).toContain(line.replace(/ {2}[\d.]+ m?s$/, ""));
  });

  test("takes another port where the default one is taken, and says so", async () => {
    await using _taken = await listen(19530);

    const { exitCode, lines } = await tour(["--once"]);

    expect(exitCode).toBe(0);
    expect(lines[0]).toContain("(port 19530 is taken)");
  });

  test("refuses an option it does not know", async () => {
    const { exitCode, stderr } = await tour(["--twice"]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain("Unknown option '--twice'");
  });
});

describe("start with a server of the user's", () => {
  test("releases nothing where no collection is named, and says so", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });

    const { exitCode, lines } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_TOKEN: "root:Milvus" });

    expect(exitCode).toBe(0);
    expect(lines[0]).toContain(`${mock.url} answers`);
    expect(lines[1]).toContain("nothing released: name a collection in MILVUS_COLLECTION");
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(true);
  });

  test("releases the collection that is named", async () => {
    await using mock = await startMock();

    const { exitCode } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_COLLECTION: "quick_setup" });

    expect(exitCode).toBe(0);
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
  });

  test("says in one line that the server cannot be reached", async () => {
    const url = await unusedUrl();

    const { exitCode, lines, stderr } = await tour(["--once"], { MILVUS_URI: url });

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(lines).toEqual([expect.stringContaining(url)]);
    expect(lines[0]).toContain("Check MILVUS_URI");
  });

  test("says in one line that the URL is none, without a stack", async () => {
    const { exitCode, lines, stderr } = await tour(["--once"], { MILVUS_URI: "localhost:19641" });

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(lines).toEqual([expect.stringContaining("localhost:19641")]);
    expect(lines[0]).toContain("MILVUS_URI: expected http(s)://host:port");
    expect(lines[0]).toContain("Such as MILVUS_URI=http://localhost:19530");
  });

  test("calls a token that cannot be sent by its variable", async () => {
    await using mock = await startMock();

    const { exitCode, lines } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_TOKEN: " root:Milvus" });

    expect(exitCode).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^✗ server {3}MILVUS_TOKEN: expected no control characters/)]);
  });

  test("refuses a collection without a server", async () => {
    const { exitCode, stderr } = await tour(["--once"], { MILVUS_COLLECTION: "quick_setup" });

    expect(exitCode).toBe(2);
    expect(stderr).toContain("name it in MILVUS_URI");
  });

  test("says in one line what a server that deviates answers", async () => {
    await using server = await listen(0, {
      code: 100,
      message: "collection not found[database=default][collection=x]",
    });

    const { exitCode, lines } = await tour(["--once"], { MILVUS_URI: server.url });

    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toMatch(/^✗ checks .* checks failed: .* All of it: pnpm exec milvus-conformance http/);
  });

  test("says in one line that the token is wrong, without the token", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });

    const { exitCode, lines, stderr } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_TOKEN: "root:Wr0ng" });

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(lines).toEqual([expect.stringContaining("user hasn't authenticated")]);
    expect(lines.join()).not.toContain("Wr0ng");
  });

  test("says in one line that there is no such collection", async () => {
    await using mock = await startMock();

    const { exitCode, lines } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_COLLECTION: "nobody" });

    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toMatch(/^✗ release .*collection not found\[database=default\]\[collection=nobody\]/);
  });
});

describe("start", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "stays up until %s, then ends cleanly and frees its ports",
    async (signal) => {
      const child = spawnTour([], {});
      const output = collect(child);
      await output.until("Ctrl-C ends it.");
      const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(output.text()) ?? [];
      expect(await isOpen(url)).toBe(true);

      child.kill(signal);
      const [exitCode] = await once(child, "close");

      expect(exitCode).toBe(0);
      expect(await isOpen(url)).toBe(false);
    },
  );
});

function spawnTour(args: string[], env: Record<string, string>): ChildProcess {
  const { MILVUS_URI: _, MILVUS_TOKEN: __, MILVUS_COLLECTION: ___, ...own } = process.env;
  const child = spawn(process.execPath, [start, ...args], { env: { ...own, NO_COLOR: "1", ...env } });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

async function tour(args: string[], env: Record<string, string> = {}) {
  const child = spawnTour(args, env);
  const output = collect(child);
  const [exitCode] = await once(child, "close");
  return { exitCode, lines: output.text().trimEnd().split("\n"), stderr: output.errors() };
}

function collect(child: ChildProcess) {
  let text = "";
  let errors = "";
  child.stderr?.on("data", (chunk) => {
    errors += chunk;
  });
  child.stdout?.on("data", (chunk) => {
    text += stripVTControlCharacters(String(chunk));
  });
  return {
    text: () => text,
    errors: () => errors,
    until: (wanted: string) =>
      new Promise<void>((resolve) => {
        child.stdout?.on("data", () => text.includes(wanted) && resolve());
      }),
  };
}

/** Holds a port, or leaves it to somebody else who has it already; answers everything with one envelope. */
async function listen(port: number, envelope: object = {}): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(envelope));
  }).listen(port, "127.0.0.1");
  await Promise.race([once(server, "listening"), once(server, "error")]);
  const address = server.address() as AddressInfo | null;
  return {
    url: `http://127.0.0.1:${address?.port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
    },
  };
}

async function unusedUrl(): Promise<string> {
  await using server = await listen(0);
  return server.url;
}

function isOpen(url: string): Promise<boolean> {
  const socket = createConnection(Number(new URL(url).port), "127.0.0.1");
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}
