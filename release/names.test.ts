import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { root } from "../scripts/turbo.ts";
import { linksOf, publishedFolders, readNames, writeNames } from "./names.ts";

const git = (folder: string, ...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8" });

describe("a published package.json", () => {
  test.each(publishedFolders)("in %s has the links that follow from the root's repository", (folder) => {
    expect(manifestOf(root, folder)).toMatchObject(linksOf(folder, readNames(root)));
  });
});

test("other names are written into every file", () => {
  const copy = copyOfFiles();

  writeNames(copy, { scope: "@acme", repository: "acme/vectors" });

  const { scope, repository } = readNames(root);
  const left = git(copy, "grep", "--no-index", "--files-with-matches", "--extended-regexp", "-e", "@acme/client");
  expect(left.split("\n").length).toBeGreaterThan(30);
  expect(filesWith(copy, `${scope}/|${repository}`)).toEqual([]);
  expect(manifestOf(copy, "packages/mock")).toMatchObject({
    name: "@acme/mock",
    bugs: "https://github.com/acme/vectors/issues",
    dependencies: { "@acme/semantics": "workspace:*" },
  });
});

/** What git lists, without what cannot name a package. */
function copyOfFiles(): string {
  const copy = mkdtempSync(join(tmpdir(), "milvus-rest-names-"));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  const files = git(root, "ls-files", ":!spec/recordings").trimEnd().split("\n");
  for (const file of files) cpSync(join(root, file), join(copy, file));
  git(copy, "init", "--quiet");
  return copy;
}

function filesWith(folder: string, pattern: string): string[] {
  try {
    return git(folder, "grep", "--no-index", "--files-with-matches", "--extended-regexp", "-e", pattern).split("\n");
  } catch {
    return [];
  }
}

function manifestOf(folder: string, name: string): object {
  return JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8"));
}
