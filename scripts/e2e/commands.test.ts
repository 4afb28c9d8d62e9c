import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { published } from "../pack/pack-all.ts";
import { findPackages } from "../test/report.ts";
import { root } from "../turbo.ts";

/** What people read, and what GitHub runs. */
const pages = execFileSync("git", ["ls-files", "*.md", "*.yml"], { cwd: root, encoding: "utf8" })
  .trimEnd()
  .split("\n")
  .filter((page) => page !== "pnpm-lock.yaml");
const commands = pages.flatMap((page) =>
  commandsIn(readFileSync(join(root, page), "utf8")).map((line) => [page, line]),
);
const folders = await findPackages();
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const programs = Object.values(published).flatMap((folder) => Object.keys(manifestOf(folder).bin ?? {}));

describe("a command that a page names exists:", () => {
  test("there are commands to look at", () => {
    expect(new Set(commands.map(([page]) => page)).size).toBeGreaterThan(8);
    expect(commands.length).toBeGreaterThan(30);
  });

  test.each(commands)("%s: %s", (_, line) => {
    const { folder, program, script } = parse(line.split(/\s+/).slice(line.startsWith("npx") ? 3 : 1));

    if (program) expect(programs).toContain(program);
    else expect(Object.keys(manifestOf(join(root, folder)).scripts ?? {})).toContain(script);
  });

  test("everywhere with the same pnpm", () => {
    const versions = commands.flatMap(([, line = ""]) => line.match(/pnpm@[\d.]+/g) ?? []);

    expect(versions.length).toBeGreaterThan(5);
    expect([...new Set(versions)]).toEqual([packageManager]);
  });
});

/** What stands behind `pnpm` or `npx pnpm`, at the beginning of a line, of a piece of code or behind variables. */
function commandsIn(text: string): string[] {
  const start = /(?:^|[`>|(]|&&|run: )\s*(?:[A-Z_]+=\S+ )*((?:npx --yes pnpm@[\d.]+|pnpm) [\w-][^`|&#\n]*)/gm;
  const found = [...text.matchAll(start)].map(([, command = ""]) => command.trim());
  // pnpm's own.
  return found.filter((command) => !/^\S+( --yes pnpm@\S+)? install\b/.test(command));
}

/** Where a command runs, and what it runs there: a script of a package, or a program that we publish. */
function parse(args: string[]): { folder: string; program?: string | undefined; script?: string | undefined } {
  const [first, second = "", ...others] = args;
  if (first === "--filter" || first === "--filter-prod") {
    const name = second.replaceAll('"', "").replace(/\.\.\.$/, "");
    return { ...parse(others), folder: name === "milvus-rest" ? "." : (folders.get(name) ?? name) };
  }
  if (first === "--dir") return { ...parse(others), folder: second };
  if (first === "run") return { folder: ".", script: second };
  return first === "exec" ? { folder: ".", program: second } : { folder: ".", script: first };
}

function manifestOf(folder: string): { bin?: Record<string, string>; scripts?: Record<string, string> } {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
