import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";
import { recordingFile } from "../../semantics/test/recordings.ts";

const cli = join(import.meta.dirname, "..", "src", "cli.ts");
const path = "/v2/vectordb/collections/release";
const running: ChildProcess[] = [];
/** How a program ends that is interrupted; Windows has no way to ask another program to end. */
const interrupted = process.platform === "win32" ? [null, "SIGINT"] : [0, null];

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** The mock as a program, with what it writes. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  const exit = once(child, "exit");
  const out = createInterface(child.stdout)[Symbol.asyncIterator]();
  const err = createInterface(child.stderr)[Symbol.asyncIterator]();
  const line = async (of: typeof out) => (await of.next()).value ?? "";
  return { child, exit, out: () => line(out), err: () => line(err) };
}

async function listening(...args: string[]) {
  const mock = start("--port", "0", ...args);
  const line = await mock.err();
  const url = /http:\S+/.exec(line)?.[0] ?? line;
  return { ...mock, url };
}

async function release(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, { method: "POST", headers, body: '{"collectionName":"quick_setup"}' });
  return response.text();
}

describe("milvus-mock", () => {
  test("serves, writes a line for each request without its secrets, and ends with Ctrl-C", async () => {
    const { url, out, err, child, exit } = await listening("--user", "root:Milvus");

    const responses = [await release(url), await release(url, { Authorization: "Bearer root:Milvus" })];
    const lines = [await out(), await out()];
    child.kill("SIGINT");

    expect(responses).toEqual([expect.stringContaining("1800"), '{"code":0,"data":{}}']);
    expect(lines).toEqual([
      expect.stringMatching(/^POST \/v2\/vectordb\/collections\/release 401 NotAuthenticated [\d.]+ ms$/),
      expect.stringMatching(/^POST \/v2\/vectordb\/collections\/release 200 - [\d.]+ ms$/),
    ]);
    expect(await exit).toEqual(interrupted);
    expect(await err()).toBe("");
  });

  test("writes JSON on demand", async () => {
    const { url, out } = await listening("--log", "json");

    await release(url);

    expect(JSON.parse(await out())).toMatchObject({ method: "POST", path, status: 200 });
  });

  test("takes a world file and a profile", async () => {
    const { url } = await listening("--world", recordingFile("world.yaml"), "--profile", "2.3");

    expect(await release(url)).toBe('{"code":200,"data":{}}');
    expect(await release(url, { "DB-Name": "denied_db" })).toBe('{"code":200,"data":{}}');
  });

  test.each([
    { args: ["--port", "70000"], message: "option '--port <port>' argument '70000' is invalid. Expected a port" },
    { args: ["--port", ""], message: "option '--port <port>' argument '' is invalid. Expected a port" },
    {
      args: ["--speed", "0"],
      message: "option '--speed <factor>' argument '0' is invalid. Expected a number above 0.",
    },
    { args: ["--profile", "2.7"], message: "option '--profile <name>' argument '2.7' is invalid." },
    { args: ["--user", "root"], message: "option '--user <name:password>' argument 'root' is invalid." },
    { args: ["--bug", "x"], message: "option '--bug <name...>' argument 'x' is invalid." },
    { args: ["--collection", "a"], message: "option '--collection <database.name>' argument 'a' is invalid. Expected" },
    { args: ["--world", "nope"], message: "the world file nope cannot be read: ENOENT" },
    { args: ["--foo"], message: "unknown option '--foo'" },
    { args: ["extra"], message: "too many arguments" },
  ])("reports $args by the flag as typed, and exits with 2", async ({ args, message }) => {
    const { err, exit } = start(...args);

    expect(await err()).toContain(`milvus-mock: ${message}`);
    expect(await exit).toEqual([2, null]);
  });

  test("goes on when whoever reads its log has left", async () => {
    const { url, child, exit } = await listening();
    child.stdout?.destroy();

    const responses = [];
    for (let time = 0; time < 20; time++) responses.push(await release(url));
    child.kill("SIGINT");

    expect(new Set(responses)).toEqual(new Set(['{"code":0,"data":{}}']));
    expect(await exit).toEqual(interrupted);
  });

  test("shows its options with --help", async () => {
    const { child, out, exit } = start("--help");

    expect(await out()).toBe("Usage: milvus-mock [options]");
    child.stdout?.resume();
    expect(await exit).toEqual([0, null]);
  });
});
