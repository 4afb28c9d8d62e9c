import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { root } from "./turbo.ts";

const scripts = import.meta.dirname;

describe("the check of Node's version", () => {
  test.each(["18.20.8", "22.22.0"])("rejects %s in one line", (version) => {
    expect(checkNode(version)).toEqual({
      status: 1,
      stderr: expect.stringMatching(`^✗ Node 24 or later is needed, found ${version}\\..*\\n$`),
    });
  });

  test.each(["24.0.0", "26.1.0"])("accepts %s", (version) => {
    expect(checkNode(version)).toEqual({ status: 0, stderr: "" });
  });

  test("comes first in every root command that runs TypeScript", () => {
    const { scripts: commands } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const ours = Object.values<string>(commands).filter((command) => command.includes(".ts"));

    expect(ours.length).toBeGreaterThan(4);
    for (const command of ours) expect(command).toMatch(/^node scripts\/check-node\.cjs && node \S+\.ts/);
  });
});

describe("the check of git", () => {
  test("reports in one line that git is missing", () => {
    const { status, stderr } = assertGit(root, { PATH: "" });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^✗ git is not installed, or not on the PATH: .*\n$/);
  });

  test("reports in one line that the folder is not a clone", () => {
    const folder = mkdtempSync(join(tmpdir(), "milvus-rest-no-clone-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));

    const { status, stderr } = assertGit(folder, { GIT_CEILING_DIRECTORIES: tmpdir() });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^✗ .* is not a git repository: .*\n$/);
  });

  test("accepts a clone", () => {
    expect(assertGit(root)).toEqual({ status: 0, stderr: "" });
  });
});

function checkNode(version: string) {
  const pretend = `Object.defineProperty(process.versions, "node", { value: "${version}" })`;
  return runNode(["--import", `data:text/javascript,${encodeURIComponent(pretend)}`, join(scripts, "check-node.cjs")]);
}

function assertGit(folder: string, env: Record<string, string> = {}) {
  const program = `import { assertGit } from "./assert-git.ts"; assertGit(${JSON.stringify(folder)});`;
  return runNode(["--input-type=module-typescript", "--eval", program], env);
}

function runNode(args: string[], env: Record<string, string> = {}) {
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: scripts,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return { status, stderr };
}
