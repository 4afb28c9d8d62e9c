import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { root } from "../../scripts/turbo.ts";

export interface Manifest {
  name: string;
  bin?: Record<string, string>;
  engines?: Record<string, string>;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
}

/** The package.json in a folder of the repository. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(read(join(folder, "package.json")));
}

/** The folders of the workspace's packages. */
export function workspaceFolders(): string[] {
  const { packages }: { packages: string[] } = parse(read("pnpm-workspace.yaml"));
  const files = globSync(
    packages.map((folder) => `${folder}/package.json`),
    { cwd: root },
  );
  return files.map((file) => dirname(file).replaceAll("\\", "/"));
}

/** The repository's files that match one of git's patterns. */
export function trackedFiles(...patterns: string[]): string[] {
  return execFileSync("git", ["ls-files", ...patterns], { cwd: root, encoding: "utf8" })
    .trimEnd()
    .split("\n");
}

/** The text of a file of the repository. */
export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
