import { globSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type MockOptions, startMock } from "@milvus-rest/mock";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import profiles from "@milvus-rest/spec/profiles.json" with { type: "json" };
import { errorTable } from "@milvus-rest/types";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readGuides } from "../src/pages/guides.ts";
import { type Ended, runProgram } from "./run-program.ts";

const docs = join(import.meta.dirname, "..");
const root = join(docs, "..", "..");
const read = (file: string) => readFileSync(join(docs, "guides", "samples", file), "utf8");
const server: MockOptions = { users: { root: "Milvus" } };

describe("a sample of a guide", () => {
  test.each([
    { file: "release.ts", output: "released\n" },
    { file: "moving.ts", output: "released\n" },
    { file: "authentication.ts", output: "released\n" },
    { file: "retry.js", output: "released\n" },
  ])("$file releases the collection", async ({ file, output }) => {
    await using mock = await startMock(server);

    expect(await run(file, mock.url)).toEqual({ exitCode: 0, output, errors: "" });
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
  });

  test("errors.ts names the error and its remedy", async () => {
    await using mock = await startMock(server);

    const { output } = await run("errors.ts", mock.url);

    const { code, remedy } = errorTable.CollectionNotFound;
    expect(output).toBe(`${code} CollectionNotFound: ${remedy}\n`);
  });

  test("errors.ts says that there is no connection", async () => {
    const mock = await startMock(server);
    await mock.close();

    expect((await run("errors.ts", mock.url)).output).toBe("no connection\n");
  });

  test.each([
    { what: "an unknown user", env: { MILVUS_TOKEN: "nobody:x" }, output: "401: unknown user or wrong password\n" },
    {
      what: "a user without the privilege",
      env: { MILVUS_TOKEN: "reader:x" },
      output: "403: this user may not release this collection\n",
    },
  ])("authentication.ts tells $what", async ({ env, output }) => {
    await using mock = await startMock({ users: { root: "Milvus", reader: { password: "x" } } });

    expect((await run("authentication.ts", mock.url, env)).output).toBe(output);
  });

  test("retry.js retries what the catalogue calls retryable, and nothing else", async () => {
    const [, listed] = /new Set\(\[(.*?)\]\)/.exec(read("retry.js")) ?? [];
    const codes = Object.values(errorTable).flatMap(({ code, retryable }) => (retryable ? [code] : []));
    await using mock = await startMock(server);
    mock.next("RateLimited", "CollectionNotFound");

    const { exitCode, errors } = await run("retry.js", mock.url);

    expect(listed?.split(", ").map(Number)).toEqual(codes);
    expect(exitCode).toBe(1);
    expect(errors).toContain(`code ${errorTable.CollectionNotFound.code}: `);
    expect(mock.requests).toHaveLength(2);
  });

  test("time-limit.ts releases for sure after a 408", async () => {
    await using mock = await startMock({
      // The work takes 5 seconds of the server's time, which passes 20 times as fast.
      world: {
        databases: { default: { collections: { slow: { seconds: 5 } } } },
        users: { root: { password: "Milvus", admin: true } },
      },
      speed: 20,
    });

    expect((await run("time-limit.ts", mock.url)).output).toBe("time limit: server\nreleased\n");
  });

  test("mock.test.ts passes", async () => {
    const file = join(docs, "guides", "samples", "mock.test.ts");

    const { exitCode, output } = await runProgram([process.execPath, "--test-reporter=tap", file], "", { cwd: docs });

    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining("# pass 2\n") });
  });
});

describe("the sample for CI on", () => {
  test("GitHub gives the action options that it has", () => {
    const { steps } = parse(read("conformance.github.yml")).jobs["milvus-rest"];
    const action = parse(readFileSync(join(root, "packages/conformance/action.yml"), "utf8"));

    expect(steps[0].uses).toContain("/packages/conformance@");
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(steps[0].with)));
  });

  test("GitLab runs a command that passes against the mock, and writes the report that it uploads", async () => {
    await using mock = await startMock(server);
    const { script, artifacts } = parse(read("conformance.gitlab.yml")).conformance;
    const [, , ...args] = String(script.at(-1)).split(" ");
    const reports = join(docs, "reports");
    mkdirSync(reports, { recursive: true });
    const report = join(reports, artifacts.reports.junit);

    const { exitCode, errors } = await runProgram(
      [
        process.execPath,
        join(root, "packages/conformance/dist/cli.js"),
        ...args.map((arg) =>
          arg.replace("http://milvus:19530", mock.url).replace("junit=conformance.xml", `junit=${report}`),
        ),
      ],
      "",
      { cwd: docs, env: { MILVUS_TOKEN: "root:Milvus" } },
    );

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
    expect(readFileSync(report, "utf8")).toContain("<testsuite");
  });
});

test("every sample is in a guide, and every place for one is filled", () => {
  const texts = readGuides(openapi).map(({ markdown }) => markdown);

  for (const file of globSync("*", { cwd: join(docs, "guides", "samples") })) {
    expect(texts.filter((text) => text.includes(read(file).trimEnd())).length, basename(file)).toBe(1);
  }
  expect(texts.filter((text) => text.includes("{{") && !text.includes("${{"))).toEqual([]);
});

/** Runs a sample as it is on the page; only the server is another. */
function run(file: string, url: string, env: Record<string, string> = {}): Promise<Ended> {
  const type = file.endsWith(".ts") ? "module-typescript" : "module";
  const source = read(file).replaceAll("http://localhost:19530", url);
  return runProgram([process.execPath, `--input-type=${type}`, "-"], source, { cwd: docs, env });
}

test("the guide to CI has the exit codes of the kit's README", () => {
  const rows = (file: string) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .flatMap((line) => /^\| (\d+ +\| \w[\w ]*?) +\|/.exec(line)?.[1]?.replace(/ +/g, " ") ?? []);

  const expected = rows("packages/conformance/README.md");
  expect(expected.length).toBeGreaterThan(3);
  expect(rows("apps/docs/guides/conformance-in-ci.md")).toEqual(expected);
});

describe("the guide to CI tells errors from warnings", () => {
  const { markdown = "" } = readGuides(openapi).find(({ path }) => path === "guides/conformance-in-ci/") ?? {};
  const rows = markdown.split("\n").filter((line) => /\| (error|warning) \|/.test(line));

  test.each(profiles.severity.map((rule, index) => ({ ...rule, row: rows[index] ?? "" })))(
    "by each rule of the spec, in its order: $deviation",
    ({ deviation, severity, reason, row, ...patterns }) => {
      const [cause = "", ...others] = row.slice(2, -2).split(" | ");
      expect([cause.split("<br>")[0], ...others]).toEqual([deviation, severity, reason]);
      const listed = [...cause.matchAll(/`(.+?)`/g)].map(([, pattern]) => pattern);
      expect(listed).toEqual([patterns.causes, patterns.except ?? [], patterns.checks ?? []].flat());
    },
  );

  test("and says that what no rule names is an error", () => {
    expect(rows).toHaveLength(profiles.severity.length + 1);
    expect(rows.at(-1)).toMatch(/^\| Anything else \| error \|/);
  });
});
