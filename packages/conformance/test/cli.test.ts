import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import { serve } from "./servers/serve.ts";

const cli = join(import.meta.dirname, "../dist/cli.js");

describe("exit code", () => {
  test("0: the server conforms", async () => {
    await using mock = await startMock();

    const { exitCode, stdout, stderr } = await run([mock.url, "--collection", "quick_setup"]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^conforms: \d+ passed, 0 failed, 12 skipped \(/m);
    expect(stdout).toContain("judged as Milvus 2.6, authentication off");
  });

  test("1: it deviates", async () => {
    await using mock = await startMock({ profile: "2.6" });

    const { exitCode, stdout } = await run([mock.url, "--profile", "2.5"]);

    expect(exitCode).toBe(1);
    expect(stdout).toContain("1. X-Content-Type-Options is there, which this profile never sends");
    expect(stdout).toMatch(/^deviates for 1 reason: \d+ passed, \d+ failed/m);
  });

  test.each([
    ["no URL", [], "missing required argument 'url'"],
    ["something that is no URL", ["localhost:19530"], '"localhost:19530" is no URL of a server'],
    ["an option it does not know", ["http://localhost", "--proflie", "2.6"], "unknown option '--proflie'"],
    [
      "a profile it does not know",
      ["http://localhost", "--profile", "2.7"],
      "Allowed choices are 2.3, 2.4, 2.5, 2.6, 3.0",
    ],
    ["a time that is no number", ["http://localhost", "--timeout", "soon"], "whole number of milliseconds"],
    ["a reporter it does not know", ["http://localhost", "--reporter", "tap"], "Allowed choices are text, json, junit"],
  ])("2: it is given %s", async (_, args, message) => {
    const { exitCode, stdout, stderr } = await run(args);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("2: the report cannot be written", async () => {
    await using mock = await startMock();

    const { exitCode, stderr } = await run([mock.url, "--output", join(tmpdir(), "no-such-folder", "report")]);

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^milvus-conformance: the report cannot be written: ENOENT.*\n$/);
  });

  test("3: nobody answers, said in one line", async () => {
    const server = await serve(() => {});
    await server[Symbol.asyncDispose]();

    const { exitCode, stdout, stderr } = await run([server.url]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toMatch(/^milvus-conformance: no HTTP answer from .*ECONNREFUSED.*\n$/);
  });

  test("130: it is interrupted, said in one line", async () => {
    await using mute = await serve(() => child.kill("SIGINT"));
    const child = spawnCli([mute.url]);

    const { exitCode, stdout, stderr } = await outcomeOf(child);

    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
    expect(stderr).toBe("milvus-conformance: interrupted; nothing is reported\n");
  });
});

describe("the token", () => {
  test("is taken from MILVUS_TOKEN, and never printed", async () => {
    await using mock = await startMock({ users: { root: "5ecret-word" } });

    const { exitCode, stdout } = await run([mock.url], { MILVUS_TOKEN: "root:5ecret-word" });

    expect(exitCode).toBe(0);
    expect(stdout).toContain("✓ release/auth-basic ");
    expect(stdout).not.toContain("5ecret-word");
  });

  test("is none where MILVUS_TOKEN is empty", async () => {
    await using mock = await startMock();

    const { exitCode } = await run([mock.url], { MILVUS_TOKEN: "" });

    expect(exitCode).toBe(0);
  });
});

test.each([
  ["json", /^\{\n {2}"target"/],
  ["junit", /^<\?xml version="1.0" encoding="UTF-8"\?>/],
])("the reporter %s writes to a file, and nothing elsewhere", async (reporter, beginning) => {
  await using mock = await startMock();
  const folder = mkdtempSync(join(tmpdir(), "milvus-conformance-"));
  const output = join(folder, "report");

  const { exitCode, stdout } = await run([mock.url, "--reporter", reporter, "--output", output]);

  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
  expect(readFileSync(output, "utf8")).toMatch(beginning);
  rmSync(folder, { recursive: true });
});

const run = (args: string[], env: Record<string, string> = {}) => outcomeOf(spawnCli(args, env));

function spawnCli(args: string[], env: Record<string, string> = {}) {
  const { MILVUS_TOKEN: _, ...own } = process.env;
  return spawn(process.execPath, [cli, ...args], { env: { ...own, ...env }, stdio: ["ignore", "pipe", "pipe"] });
}

async function outcomeOf(child: ReturnType<typeof spawnCli>) {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    child.stdout.toArray().then((chunks) => chunks.join("")),
    child.stderr.toArray().then((chunks) => chunks.join("")),
    once(child, "close"),
  ]);
  return { exitCode, stdout, stderr };
}
