import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@milvus-rest/mock";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "./run-command.ts";
import { serve } from "./servers/serve.ts";

const har = join(import.meta.dirname, "traffic/mitmproxy.har");
const release = ["--operation", "release"];

describe("exit code", () => {
  test("1: it deviates", async () => {
    await using mock = await startMock({ profile: "2.6" });

    const { exitCode, stdout } = await run([mock.url, ...release, "--profile", "2.5", "--strict"]);

    expect(exitCode).toBe(1);
    expect(stdout).toContain("1. X-Content-Type-Options was sent, which this profile never does");
    expect(stdout).toMatch(/^deviates for 1 reason: \d+ passed, \d+ failed/m);
  });

  test.each([
    ["no URL", [], "missing required argument 'url'"],
    [
      "something that is no URL",
      ["localhost:19530"],
      'expected a URL such as http://localhost:19530, got "localhost:19530"',
    ],
    ["an option it does not know", ["http://localhost", "--proflie", "2.6"], "unknown option '--proflie'"],
    [
      "a profile it does not know",
      ["http://localhost", "--profile", "2.7"],
      "Allowed choices are 2.3, 2.4, 2.5, 2.6, 3.0",
    ],
    ["a time that is no number", ["http://localhost", "--timeout", "soon"], "Expected a whole number"],
    [
      "one token for both users",
      ["http://localhost", "--token", "root:Milvus", "--unprivileged-token", "root:Milvus"],
      "the token and the unprivileged token are the same",
    ],
    ["a reporter it does not know", ["http://localhost", "--reporter", "tap"], "Allowed choices are text, json, junit"],
    [
      "a reporter with no file after the =",
      ["http://localhost", "--reporter", "junit="],
      "Expected the name of a file after the =.",
    ],
    [
      "two reports for standard output, one of them a document",
      ["http://localhost", "--reporter", "text", "--reporter", "json"],
      "json needs standard output for itself: give it a file, --reporter json=FILE",
    ],
    [
      "two reports for one file",
      ["http://localhost", "--reporter", "json=report", "--reporter", "junit=./report"],
      "two reports cannot be written to the same file, ./report",
    ],
    ["a folder to write to", ["http://localhost", "--reporter", `json=${tmpdir()}`], "is a folder"],
    ["a HAR that is not there", ["--har", "no-such.har"], "the HAR cannot be read: ENOENT"],
    ["a HAR that is none", ["--har", import.meta.filename], "is not JSON: Unexpected token 'i'. Give a HAR 1.2"],
    [
      "an option for sending beside a HAR",
      ["--har", har, "--collection", "mine"],
      "--collection cannot be combined with --har, which sends nothing",
    ],
  ])("2: it is given %s", async (_, args, message) => {
    const { exitCode, stdout, stderr } = await run(args);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("2: the report cannot be written, found out before anything is asked", async () => {
    await using mock = await startMock();

    const { exitCode, stderr } = await run([
      mock.url,
      ...release,
      "--reporter",
      `json=${join(tmpdir(), "no-such-folder", "report")}`,
    ]);

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^milvus-conformance: the report cannot be written: ENOENT.*\n$/);
    expect(mock.requests).toEqual([]);
  });

  test("1: it sends HTML, reported once", async () => {
    await using site = await serve((_, response) => response.setHeader("Content-Type", "text/html").end("<html>"));

    const { exitCode, stdout } = await run([site.url]);

    expect(exitCode).toBe(1);
    expect(stdout).toContain("1. expected application/json with HTTP 200, got text/html");
    expect(stdout).toMatch(/^deviates for 1 reason: 0 passed/m);
  });

  test("0: it differs by a warning only", async () => {
    await using mock = await startMock({ profile: "2.6" });

    const { exitCode, stdout } = await run([mock.url, ...release, "--profile", "2.5"]);

    expect(exitCode).toBe(0);
    expect(stdout).toContain("1. warning: X-Content-Type-Options was sent, which this profile never does");
    expect(stdout).toMatch(/^conforms with 1 warning: \d+ passed, 0 failed, \d+ with warnings/m);
  });

  test("3: nothing listens there, reported in one line", async () => {
    const server = await serve(() => {});
    await server[Symbol.asyncDispose]();

    const { exitCode, stdout, stderr } = await run([server.url]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toMatch(/^milvus-conformance: no HTTP response from .*ECONNREFUSED.*\n$/);
  });

  test("2: the server has not got the collection, reported in one line", async () => {
    await using mock = await startMock();

    const { exitCode, stdout, stderr } = await run([mock.url, ...release, "--collection", "nosuch"]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^milvus-conformance: the server has no collection "nosuch" in the database default: .*\n$/);
  });

  test("3: there is no REST API v2 at the URL, reported in one line", async () => {
    await using mock = await startMock();

    const { exitCode, stdout, stderr } = await run([`${mock.url}/abc`]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toMatch(/^milvus-conformance: http.*\/abc has no REST API v2: .*\n$/);
  });

  test("3: the server does not come in the time to wait for it", async () => {
    const server = await serve(() => {});
    await server[Symbol.asyncDispose]();

    const { exitCode, stderr } = await run([server.url, "--wait", "300"]);

    expect(exitCode).toBe(3);
    expect(stderr).toContain("Waited 300 ms for it.");
  });

  test("3: a HAR has nothing of this API, reported in one line", async () => {
    const { exitCode, stdout, stderr } = await run(["--har", har, "http://localhost:19530"]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toMatch(/^milvus-conformance: no verdict on .*mitmproxy\.har: not a request for .*\n$/);
  });

  test.each([
    ["0: the traffic of a HAR conforms", [], 0, "judged as Milvus 2.5\n"],
    ["1: the traffic of a HAR deviates", ["--profile", "2.6", "--strict"], 1, "1. X-Content-Type-Options is missing"],
  ])("%s", async (_, args, code, text) => {
    const { exitCode, stdout, stderr } = await run(["--har", har, ...args]);

    expect({ exitCode, stderr }).toEqual({ exitCode: code, stderr: "" });
    expect(stdout).toContain(text);
  });
});

describe("the token", () => {
  test("is taken from MILVUS_TOKEN, and never printed", async () => {
    await using mock = await startMock({ users: { root: "5ecret-word" } });

    const { exitCode, stdout } = await run([mock.url, ...release], { MILVUS_TOKEN: "root:5ecret-word" });

    expect(exitCode).toBe(0);
    expect(stdout).toContain("✓ server/auth-basic ");
    expect(stdout).not.toContain("5ecret-word");
  });

  test("of someone without privileges is taken from MILVUS_UNPRIVILEGED_TOKEN", async () => {
    await using mock = await startMock({ users: { root: "Milvus", reader: "Reader_1" } });

    const { stdout } = await run([mock.url, ...release], {
      MILVUS_TOKEN: "root:Milvus",
      MILVUS_UNPRIVILEGED_TOKEN: "reader:Reader_1",
    });

    expect(stdout).toContain("✓ release/privilege-denied ");
  });

  test("is missing where authentication is on: no verdict, unless that is expected", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });

    const unexpected = await run([mock.url, ...release]);
    const expected = await run([mock.url, ...release, "--auth", "on"]);

    expect(unexpected.exitCode).toBe(3);
    expect(unexpected.stderr).toMatch(/no verdict: authentication is on, and without a token \d+ checks were not made/);
    expect(expected).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("is none where the variables are empty", async () => {
    await using mock = await startMock();

    const { exitCode } = await run([mock.url, ...release], { MILVUS_TOKEN: "", MILVUS_UNPRIVILEGED_TOKEN: "" });

    expect(exitCode).toBe(0);
  });
});

describe("reports", () => {
  const folder = mkdtempSync(join(tmpdir(), "milvus-conformance-"));
  const report = join(folder, "report");
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["text", /^http:.*\n\n✓ \w+\/unknown-collection /],
    ["json", /^\{\n {2}"target"/],
    ["junit", /^<\?xml version="1.0" encoding="UTF-8"\?>/],
    ["github", /^conforms: /],
  ])("the reporter %s writes to a file, and nothing elsewhere", async (reporter, beginning) => {
    await using mock = await startMock();

    const { exitCode, stdout } = await run([mock.url, ...release, "--reporter", `${reporter}=${report}`]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    expect(readFileSync(report, "utf8")).toMatch(beginning);
  });

  test("several are written of one run: lines on standard output, documents beside it", async () => {
    const reporters = ["text", "github", `junit=${report}`, `json=${report}.json`];

    const { stdout } = await run([
      ...["--har", har, "--profile", "2.6", "--strict"],
      ...reporters.flatMap((reporter) => ["--reporter", reporter]),
    ]);

    expect(stdout).toMatch(/^1\. X-Content-Type-Options is missing$.*^::error title=.*^deviates for 1 reason/ms);
    expect(readFileSync(report, "utf8")).toContain('tests="8" failures="6"');
    expect(JSON.parse(readFileSync(`${report}.json`, "utf8")).findings).toHaveLength(1);
  });

  test("of GitHub add to the summary of the job, where there is one", async () => {
    const summary = join(folder, "summary.md");
    writeFileSync(summary, "# Before\n");

    await run(["--har", har, "--reporter", "github"], { GITHUB_STEP_SUMMARY: summary });

    expect(readFileSync(summary, "utf8")).toMatch(/^# Before\n## Milvus conformance: conforms\n/);
  });

  test("of another kind leave the summary of the job alone", async () => {
    const summary = join(folder, "none.md");

    await run(["--har", har, "--reporter", "text"], { GITHUB_STEP_SUMMARY: summary });

    expect(existsSync(summary)).toBe(false);
  });
});
