import { spawnSync } from "node:child_process";
import { root } from "./turbo.ts";

/** Ends the process with one line when git cannot list the repository's files, which the tests need. */
export function assertGit(folder = root): void {
  const { error, status } = spawnSync("git", ["rev-parse", "--git-dir"], { cwd: folder, stdio: "ignore" });
  if (status === 0) return;
  const reason = error ? "git is not installed, or not on the PATH" : `${folder} is not a git repository`;
  console.error(`✗ ${reason}: the tests list the repository's files with git. Install git, and run them in a clone.`);
  process.exit(1);
}
