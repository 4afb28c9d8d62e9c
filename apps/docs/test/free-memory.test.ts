import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type MockOptions, startMock } from "@milvus-rest/mock";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readGuides } from "../src/pages/guides.ts";
import { runProgram } from "./run-program.ts";

const docs = join(import.meta.dirname, "..");
const program = join(docs, "..", "..", "packages", "client", "examples", "free-memory.ts");
const world = parse(readFileSync(join(docs, "guides", "samples", "free-memory.world.yaml"), "utf8"));
const guide = readGuides(openapi).find(({ path }) => path === "guides/free-memory/")?.markdown ?? "";
/** What the guide says that the job prints: first of a success, then of each failure. */
const [success = "", ...messages] = [...guide.matchAll(/```text\n(.*?)\n```/gs)].map(([, text]) => text);

test("the guide shows the program that the client's tests run", () => {
  expect(guide).toContain(readFileSync(program, "utf8").trimEnd());
});

test("the job prints what the guide shows, and leaves alone what was not loaded", async () => {
  await using mock = await startMock({ world, speed: 100 });

  const { exitCode, output, errors } = await run(mock.url);

  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
  expect(withoutProgress(output)).toEqual(withoutProgress(success));
  expect(mock.requests.filter(({ status }) => status === 408)).toHaveLength(2);
  expect(mock.collections.get("default.cold")).toMatchObject({ loaded: false, released: 0 });
});

describe("the message of the guide is printed for", () => {
  const failures: {
    what: string;
    options?: MockOptions;
    args?: string[];
    token?: string;
    fault?: "RequestTimeout";
    /** After the failure of a release. */
    failedLoads?: number;
  }[] = [
    { what: "a name that does not exist", args: ["nobody"] },
    { what: "no token", options: { world, auth: true } },
    { what: "a missing privilege", options: { world, auth: true }, args: ["large"], token: "job:Job_1" },
    {
      what: "a limit",
      options: { world: { databases: { default: { rate: 0.01, collections: { a: {}, b: {} } } } } },
      failedLoads: 2,
    },
    { what: "no index", options: { world: { databases: { default: { collections: { hot: { indexes: [] } } } } } } },
    { what: "a timeout of listing", fault: "RequestTimeout" },
  ];

  test.each(failures.map((each, index) => ({ ...each, message: messages[index] })))(
    "$what",
    async ({ options = {}, args = [], token, fault, failedLoads = 0, message }) => {
      await using mock = await startMock(options);
      if (fault) mock.next(fault);

      const { exitCode, errors } = await run(mock.url, args, token);

      const [first, ...others] = errors.trimEnd().split("\n");
      expect({ exitCode, first }).toEqual({ exitCode: 1, first: message });
      expect(others).toHaveLength(failedLoads);
    },
  );

  test("a server that is down, and for nothing else", async () => {
    const mock = await startMock();
    await mock.close();

    expect((await run(mock.url)).errors).toBe(`${messages.at(-1)}\n`);
    expect(messages).toHaveLength(failures.length + 1);
  });
});

describe("the privileges that the guide lists", () => {
  const { grants } = world.users.job;

  test("suffice", async () => {
    expect(await runWith(grants)).toMatchObject({ exitCode: 0, errors: "" });
  });

  test.each(Object.keys(grants))("are all needed: %s", async (privilege) => {
    const { exitCode, errors } = await runWith({ ...grants, [privilege]: [] });

    expect(exitCode).toBe(1);
    expect(errors).toContain(`Privilege${privilege}: permission deny`);
    expect(guide).toMatch(new RegExp(`^\\| \\[.*\`${privilege}\`.* \\|$`, "m"));
  });

  async function runWith(granted: Record<string, string[]>) {
    const users = { job: { password: "Job_1", grants: granted } };
    await using mock = await startMock({ world: { ...world, users }, auth: true });
    return await run(mock.url, ["hot"], "job:Job_1");
  }
});

/** Runs the job; the server is another, and so is its port in what the job prints. */
async function run(url: string, args: string[] = [], token?: string) {
  const env = { MILVUS_URL: url, ...(token !== undefined && { MILVUS_TOKEN: token }) };
  const ended = await runProgram([process.execPath, program, ...args], "", { cwd: docs, env });
  const { hostname, port } = new URL(url);
  const errors = ended.errors.replaceAll(url, "http://localhost:19530");
  return { ...ended, errors: errors.replaceAll(`${hostname}:${port}`, `${hostname}:19530`) };
}

/** The lines of an output without those of progress on the way, which vary. */
function withoutProgress(output: string): string[] {
  return output
    .trim()
    .split("\n")
    .filter((line) => !/: [1-9]?\d %$/.test(line));
}
