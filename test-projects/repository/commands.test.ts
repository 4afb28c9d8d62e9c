import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { published } from "../../scripts/published.ts";
import { root } from "../../scripts/turbo.ts";
import { manifestOf, read, trackedFiles, workspaceFolders } from "./workspace.ts";

/** What people read, and what GitHub runs. */
const pages = trackedFiles("*.md", "*.yml");
const commands = pages.flatMap((page) => commandsIn(read(page)).map((line) => [page, line]));
const folders = new Map(workspaceFolders().map((folder) => [manifestOf(folder).name, folder]));
const { packageManager } = JSON.parse(read("package.json"));
const programs = Object.values(published).flatMap((folder) =>
  Object.keys(manifestOf(relative(root, folder)).bin ?? {}),
);

describe("every pnpm command in a page", () => {
  test("is found", () => {
    expect(new Set(commands.map(([page]) => page)).size).toBeGreaterThan(8);
    expect(commands.length).toBeGreaterThan(30);
  });

  test.each(commands)("exists: %s: %s", (_, line) => {
    const { folder, program, script } = parse(line.split(/\s+/).slice(line.startsWith("npx") ? 3 : 1));

    if (program) expect(programs).toContain(program);
    else expect(Object.keys(manifestOf(folder).scripts ?? {})).toContain(script);
  });

  test("names the same version of pnpm", () => {
    const versions = commands.flatMap(([, line = ""]) => line.match(/pnpm@[\d.]+/g) ?? []);

    expect(versions.length).toBeGreaterThan(5);
    expect([...new Set(versions)]).toEqual([packageManager]);
  });
});

/** What follows `pnpm` or `npx pnpm` at the beginning of a line or of a piece of code, or after variables. */
function commandsIn(text: string): string[] {
  const start = /(?:^|[`>|(]|&&|run: )\s*(?:[A-Z_]+=\S+ )*((?:npx --yes pnpm@[\d.]+|pnpm) [\w-][^`|&#\n]*)/gm;
  const found = [...text.matchAll(start)].map(([, command = ""]) => command.trim());
  // `install` is pnpm's own command.
  return found.filter((command) => !/^\S+( --yes pnpm@\S+)? install\b/.test(command));
}

/** The folder in which a command runs, and what it runs there: a script of a package, or a program that we publish. */
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
