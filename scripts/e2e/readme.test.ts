import { type ChildProcess, execFile, spawn } from "node:child_process";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { afterEach, describe, expect, test } from "vitest";
import { root } from "../turbo.ts";

const run = promisify(execFile);
const pnpm = process.env.npm_execpath ?? "pnpm";
const readme = readFileSync(join(root, "README.md"), "utf8");
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

describe("the README's sample", () => {
  test("of the client releases a collection", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });

    const { stdout } = await runProgram(sample("ts").replace("http://localhost:19530", mock.url));

    expect(stdout).toBe("released\n");
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
  });

  test("of the client says why a collection is not released", async () => {
    await using mock = await startMock({ users: { root: "Milvus" }, collections: ["default.other"] });

    const { stdout } = await runProgram(sample("ts").replace("http://localhost:19530", mock.url));

    expect(stdout).toMatch(/^CollectionNotFound \S/);
  });

  test("of the docs shows the page", async () => {
    const { child, firstLine } = await begin(pnpm, command("docs serve"), { PORT: "0" });

    const page = await fetch(/http:\S+/.exec(firstLine)?.[0] ?? "");

    expect(await page.text()).toContain("Release a collection");
    child.kill("SIGINT");
  });

  test("of the checks finds that a server conforms", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });
    const [program = "", ...args] = words("milvus-conformance http").map((word) =>
      word.replace("http://localhost:19530", mock.url),
    );

    const { stdout } = await run(process.execPath, [binOf(program), ...args]);

    expect(stdout).toContain("0 failed");
  });

  test("of the mock starts a server with the collection", async () => {
    const [program = "", ...args] = words("milvus-mock").map((word) => word.replace("19530", "0"));
    const { child, firstLine } = await begin(process.execPath, [binOf(program), ...args]);

    const answer = await fetch(`${/http:\S+/.exec(firstLine)?.[0]}/v2/vectordb/collections/release`, {
      method: "POST",
      body: JSON.stringify({ collectionName: "quick_setup" }),
    });

    expect(await answer.json()).toEqual({ code: 0, data: {} });
    child.kill("SIGINT");
  });
});

describe("the recordings", () => {
  const exchanges = globSync("spec/recordings/*.jsonl", { cwd: root })
    .flatMap((file) => readFileSync(join(root, file), "utf8").trimEnd().split("\n"))
    .map((line) => JSON.parse(line).response)
    // The other rows sum up repeated runs.
    .filter((response) => response);

  test.each(["README.md", "packages/mock/README.md"])("hold as many answers as %s says", (file) => {
    const answers = exchanges.filter(({ status }) => status !== null).length.toLocaleString("en");

    expect(readFileSync(join(root, file), "utf8")).toMatch(new RegExp(`\\b${answers}\\s(recorded )?answers\\b`));
  });

  test("hold as many exchanges as spec/README.md says, an answer or none to each", () => {
    expect(readFileSync(join(root, "spec/README.md"), "utf8")).toContain(` ${exchanges.length} exchanges `);
  });
});

test("the README's map names every workspace package", async () => {
  const { stdout } = await run(
    "git",
    ["ls-files", ":(glob)*/package.json", ":(glob)packages/*/package.json", ":(glob)apps/*/package.json"],
    { cwd: root },
  );
  const folders = stdout
    .trimEnd()
    .split("\n")
    .map((file) => file.replace("/package.json", "/"));

  for (const folder of folders) expect(readme).toContain(`\n${folder} `);
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

/** The file behind one of our commands: what npm links into a user's node_modules/.bin. */
function binOf(program: string): string {
  const folder = join(root, "packages", program.replace("milvus-", ""));
  return join(folder, JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).bin[program]);
}

/** Runs a program from a place where this package's dependencies are found. */
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
