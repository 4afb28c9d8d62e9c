import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createConnection } from "node:net";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { afterEach, describe, expect, test } from "vitest";

const start = join(import.meta.dirname, "..", "start.ts");
const readme = readFileSync(join(import.meta.dirname, "../../../README.md"), "utf8");
/** The number of checks grows with the spec, and a duration is never the same. */
const withoutCount = (text: string) => text.replace(/\d+(?= checks passed)/, "N").replace(/ {2}[\d.]+ m?s$/, "");
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

describe("start --once", () => {
  test("runs every step on the mock, and prints the lines that the README shows", async () => {
    const { exitCode, lines } = await tour(["--once"]);

    expect(exitCode).toBe(0);
    const steps = lines.filter((line) => line.startsWith("✓"));
    expect(steps.map((line) => line.split(/\s+/, 2).join(" "))).toEqual(["✓ mock", "✓ release", "✓ checks", "✓ docs"]);
    expect(lines.at(-1)).toBe("What was started is stopped again (--once).");
    expect(lines[1]).toContain("quick_setup is released, data {}");
    for (const line of lines.slice(1, 3)) expect(withoutCount(readme)).toContain(withoutCount(line));
  });

  test("uses another port when the default one is in use, and says so", async () => {
    await using _taken = await listen(19530);

    const { exitCode, lines } = await tour(["--once"]);

    expect(exitCode).toBe(0);
    expect(lines[0]).toContain("(port 19530 is in use)");
  });

  test("rejects an unknown option", async () => {
    const { exitCode, stderr } = await tour(["--twice"]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain("Unknown option '--twice'");
  });
});

describe("start --once with MILVUS_URI", () => {
  test("releases nothing without MILVUS_COLLECTION, and says so", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });

    const { exitCode, lines } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_TOKEN: "root:Milvus" });

    expect(exitCode).toBe(0);
    expect(lines[0]).toContain(`${mock.url} responds`);
    expect(lines[1]).toContain("nothing released: name a collection in MILVUS_COLLECTION");
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(true);
  });

  test("releases the collection in MILVUS_COLLECTION", async () => {
    await using mock = await startMock();

    const { exitCode } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_COLLECTION: "quick_setup" });

    expect(exitCode).toBe(0);
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
  });

  test("reports an unreachable server in one line", async () => {
    const url = await unusedUrl();

    const { exitCode, lines, stderr } = await tour(["--once"], { MILVUS_URI: url });

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(lines).toEqual([expect.stringContaining(url)]);
    expect(lines[0]).toContain("Check MILVUS_URI");
  });

  test("reports an invalid URL in one line, without a stack", async () => {
    const { exitCode, lines, stderr } = await tour(["--once"], { MILVUS_URI: "localhost:19641" });

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(lines).toEqual([expect.stringContaining("localhost:19641")]);
    expect(lines[0]).toContain("MILVUS_URI: expected http(s)://host:port");
    expect(lines[0]).toContain("For example MILVUS_URI=http://localhost:19530");
  });

  test("names MILVUS_TOKEN when the token cannot be sent", async () => {
    await using mock = await startMock();

    const { exitCode, lines } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_TOKEN: " root:Milvus" });

    expect(exitCode).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^✗ server {3}MILVUS_TOKEN: expected no control characters/)]);
  });

  test("rejects MILVUS_COLLECTION without MILVUS_URI", async () => {
    const { exitCode, stderr } = await tour(["--once"], { MILVUS_COLLECTION: "quick_setup" });

    expect(exitCode).toBe(2);
    expect(stderr).toContain("need MILVUS_URI");
  });

  test("reports a server that deviates in one line", async () => {
    await using server = await listen(0, {
      code: 100,
      message: "collection not found[database=default][collection=x]",
    });

    const { exitCode, lines } = await tour(["--once"], { MILVUS_URI: server.url });

    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toMatch(/^✗ checks .* checks failed: .* Full report: pnpm exec milvus-conformance http/);
  });

  test("reports a wrong token in one line, without the token", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });

    const { exitCode, lines, stderr } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_TOKEN: "root:Wr0ng" });

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(lines).toEqual([expect.stringContaining("user hasn't authenticated")]);
    expect(lines.join()).not.toContain("Wr0ng");
  });

  test("reports a missing collection in one line", async () => {
    await using mock = await startMock();

    const { exitCode, lines } = await tour(["--once"], { MILVUS_URI: mock.url, MILVUS_COLLECTION: "nobody" });

    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toMatch(/^✗ release .*collection not found\[database=default\]\[collection=nobody\]/);
  });
});

describe("start without --once", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("stays up until %s, then exits 0 and frees its ports", async (signal) => {
    const child = spawnTour([], {});
    const output = collect(child);
    await output.until("Press Ctrl-C to stop.");
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(output.text()) ?? [];
    expect(await isOpen(url)).toBe(true);

    child.kill(signal);
    const [exitCode] = await once(child, "close");

    expect(exitCode).toBe(0);
    expect(await isOpen(url)).toBe(false);
  });
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

/** Listens on a port, unless another process already does; responds to everything with one envelope. */
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
