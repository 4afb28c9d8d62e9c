import { type ChildProcess, execFile, spawn } from "node:child_process";
import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { afterEach, describe, expect, test } from "vitest";
import { root } from "../../scripts/turbo.ts";
import { manifestOf, read, workspaceFolders } from "./workspace.ts";

const run = promisify(execFile);
const pnpm = process.env.npm_execpath ?? "pnpm";
const readme = read("README.md");
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

describe("the README's sample of", () => {
  test("the client releases a collection", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });

    const { stdout } = await runProgram(sample("ts").replace("http://localhost:19530", mock.url));

    expect(stdout).toBe("released\n");
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
  });

  test("the client prints why a collection is not released", async () => {
    await using mock = await startMock({ users: { root: "Milvus" }, collections: ["default.other"] });

    const { stdout } = await runProgram(sample("ts").replace("http://localhost:19530", mock.url));

    expect(stdout).toMatch(/^CollectionNotFound \S/);
  });

  test("the docs serves the page", async () => {
    const { child, firstLine } = await begin(pnpm, command("docs serve"), { PORT: "0" });

    const page = await fetch(/http:\S+/.exec(firstLine)?.[0] ?? "");

    expect(await page.text()).toContain("Release a collection");
    child.kill("SIGINT");
  });

  test("the conformance kit finds that a server conforms", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });
    const [program = "", ...args] = words("milvus-conformance http").map((word) =>
      word.replace("http://localhost:19530", mock.url),
    );

    const { stdout } = await run(process.execPath, [binOf(program), ...args]);

    expect(stdout).toContain("0 failed");
  });

  test("the mock starts a server with the collection", async () => {
    const [program = "", ...args] = words("milvus-mock").map((word) => word.replace("19530", "0"));
    const { child, firstLine } = await begin(process.execPath, [binOf(program), ...args]);

    const response = await fetch(`${/http:\S+/.exec(firstLine)?.[0]}/v2/vectordb/collections/release`, {
      method: "POST",
      body: JSON.stringify({ collectionName: "quick_setup" }),
    });

    expect(await response.json()).toEqual({ code: 0, data: {} });
    child.kill("SIGINT");
  });
});

describe("the recordings", () => {
  const count = (files: string) =>
    globSync(`spec/recordings/${files}`, { cwd: root })
      .flatMap((file) => read(file).trimEnd().split("\n"))
      // Other rows summarise repeated runs, or have a connection that was closed.
      .filter((line) => (JSON.parse(line).response?.status ?? null) !== null)
      .length.toLocaleString("en");

  test.each(["README.md", "packages/mock/README.md", "packages/semantics/README.md"])(
    "are as many responses as %s says",
    (file) => {
      expect(read(file)).toMatch(new RegExp(`\\b${count("**/*.jsonl")}\\s(recorded )?responses\\b`));
    },
  );

  test("are as many in each folder as spec/README.md says", () => {
    expect(read("spec/README.md")).toMatch(new RegExp(`^recordings/ +${count("*.jsonl")} responses `, "m"));
    expect(read("spec/README.md")).toMatch(new RegExp(`^recordings/memory/ +${count("memory/*.jsonl")} more, `, "m"));
  });
});

test("the README's map names every workspace package", () => {
  const [, map = ""] = /## The map\n\n```\n(.*?)```/s.exec(readme) ?? [];
  const named = map.split("\n").map((line) => line.split(/\/? /, 1)[0]);

  expect(named).toEqual(expect.arrayContaining(workspaceFolders()));
});

/** The fenced block of a language. */
function sample(language: string): string {
  return readme.split(`\`\`\`${language}\n`)[1]?.split("```")[0] ?? "";
}

/** The words of the line that starts a program. */
function words(start: string): string[] {
  const line = readme.split("\n").find((each) => each.startsWith(`pnpm exec ${start}`)) ?? "";
  return line.replace("pnpm exec ", "").split(" ");
}

function command(end: string): string[] {
  const line = readme.split("\n").find((each) => each.startsWith("pnpm ") && each.endsWith(end)) ?? "";
  return line.split(" ").slice(1);
}

/** The file of one of our commands: npm links it into a user's node_modules/.bin. */
function binOf(program: string): string {
  const folder = join("packages", program.replace("milvus-", ""));
  return join(root, folder, manifestOf(folder).bin?.[program] ?? "");
}

/** Runs a program inside this package, where its dependencies are found. */
function runProgram(source: string) {
  const folder = join(import.meta.dirname, "..", "reports");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "readme-sample.ts");
  writeFileSync(path, source);
  return run(process.execPath, [path]);
}

/** Starts a program that stays up; resolves with the first line, of either stream, that names a URL. */
function begin(program: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env } });
  running.add(child);
  return new Promise<{ child: ChildProcess; firstLine: string }>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (firstLine) => firstLine.includes("http:") && resolve({ child, firstLine }));
    }
    child.once("close", (exitCode) => reject(new Error(`${program} ${args.join(" ")} ended with ${exitCode}`)));
  });
}
