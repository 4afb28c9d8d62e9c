import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@milvus-rest/mock";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, describe, expect, test } from "vitest";
import { startVitest } from "vitest/node";
import { judgeHar, readHar, runConformance, UsageError } from "../src/index.ts";
import { run } from "./run-command.ts";
import { serveBehind } from "./servers/proxy.ts";
import { releaseSpec as spec } from "./specs.ts";

describe("the JSON report fits its published schema", () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(createRequire(import.meta.url)("../src/report.schema.json"));

  test.each([
    ["conforms", "2.6", []],
    ["deviates", "2.4", []],
    [
      "has a baseline",
      "2.4",
      [{ cause: "headers:surplus:X-Content-Type-Options", reason: "known", expires: "9999-12-31" }],
    ],
    [
      "has a stale baseline",
      "2.6",
      [{ cause: "nothing", reason: "known", expires: "2000-01-01", check: "release/body-empty" }],
    ],
  ])("of a server that %s", async (_, profile, baseline) => {
    await using mock = await startMock();

    const report = await runConformance({ url: mock.url, profile, baseline, spec });

    expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
  });

  test("and no other value does", () => {
    expect(validate({ target: "x" })).toBe(false);
  });
});

describe("a part of the checks", () => {
  test("is that of the operations that are named", async () => {
    await using mock = await startMock();

    const { checks } = await runConformance({
      url: mock.url,
      operations: ["/v2/vectordb/collections/release", "partitions/has"],
    });

    const operations = new Set(checks.map(({ id }) => id.split("/")[0]));
    expect(operations).toEqual(new Set(["release", "server", "partitions.has"]));
  });

  test("is the one that is named, after the first two requests", async () => {
    await using mock = await startMock();

    const { checks } = await runConformance({ url: mock.url, spec, checks: ["server/body-null"] });

    expect(checks.map(({ id }) => id)).toEqual(["release/unknown-collection", "release/auth-none", "server/body-null"]);
  });

  test.each([
    [{ operations: ["relaese"] }, 'the spec has no operation "relaese"; expected one of '],
    [{ checks: ["server/body-nil"] }, 'there is no check "server/body-nil"; --list shows them all'],
  ])("that does not exist is refused: %j", async (options, message) => {
    const running = runConformance({ url: "http://localhost", ...options });

    await expect(running).rejects.toThrow(UsageError);
    await expect(running).rejects.toThrow(message);
  });
});

describe("the plan is shown, and nothing is sent", () => {
  test("as a list of checks with what they need", async () => {
    const lines = (await run(["--list"])).stdout.trim().split("\n");

    expect(lines.length).toBeGreaterThan(300);
    expect(lines).toContain("release/success  a collection that exists (needs --collection)");
    expect(lines).toContain("scratch/create  create a collection of the kit's own (needs --scratch)");
  });

  test("with the requests, without the token", async () => {
    const { stdout } = await run(["--dry-run", "--token", "root:5ecret-word", "--operation", "release"]);

    expect(stdout).toMatch(
      /release\/unknown-collection .*\n {2}POST \/v2\/vectordb\/collections\/release; Authorization: Bearer …; with/,
    );
    expect(stdout).not.toContain("5ecret-word");
  });
});

describe("describeConformance", () => {
  const folder = mkdtempSync(join(import.meta.dirname, "vitest-"));
  const file = join(folder, "server.test.ts");
  afterAll(() => rmSync(folder, { recursive: true }));

  async function resultsOf(url: string, options: object) {
    writeFileSync(
      file,
      `import { describeConformance } from "../../src/vitest.ts";\ndescribeConformance(${JSON.stringify(url)}, ${JSON.stringify(options)});\n`,
    );
    const vitest = await startVitest("test", [file], {
      watch: false,
      root: folder,
      config: false,
      reporters: [{}],
      include: ["*.test.ts"],
    });
    const tests = [...(vitest.state.getTestModules()[0]?.children.allTests() ?? [])];
    await vitest.close();
    return Object.fromEntries(tests.map((each) => [each.name.split(":")[0], each.result().state]));
  }

  test("makes a test of every check: one that fails, one that passes, one that is skipped", async () => {
    await using mock = await startMock();
    await using server = await serveBehind(mock.url, (response, { body }) =>
      body === "null" ? { ...response, status: 418 } : response,
    );

    const results = await resultsOf(server.url, { operations: ["release"] });

    expect(results).toMatchObject({
      "server/body-null": "failed",
      "release/body-empty": "passed",
      "release/success": "skipped",
      "the baseline holds": "passed",
    });
    process.exitCode = undefined;
  });
});

test("a HAR of the run has no credentials, and is judged as the run was", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "milvus-conformance-")), "run.har");
  await using mock = await startMock({ users: { root: "5ecret-word" } });
  await using echo = await serveBehind(mock.url, (response, { headers }) => {
    return { ...response, headers: [...response.headers, ["x-echo", headers.authorization ?? ""]] };
  });

  const { findings } = await runConformance({ url: echo.url, token: "root:5ecret-word", saveHar: file, spec });
  const judged = judgeHar(await readHar(file), { spec });

  expect(readFileSync(file, "utf8")).not.toMatch(/5ecret|NWVjcmV0|cm9vdDo1/);
  expect(readFileSync(file, "utf8")).toContain("Bearer …");
  expect({ findings, judged: judged.findings }).toEqual({ findings: [], judged: [] });
  expect(judged.passed).toBeGreaterThan(50);
});

test("the README names every exit code", () => {
  const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");

  expect([...readme.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code))).toEqual([0, 1, 2, 3, 70, 130]);
});
