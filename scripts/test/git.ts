import { spawnSync } from "node:child_process";
import { root } from "../turbo.ts";

/**
 * The tests ask git which files belong to the repository.
 * Ends the process with one line, before minutes are spent, where it cannot be asked.
 */
export function assertGit(folder = root): void {
  const { error, status } = spawnSync("git", ["rev-parse", "--git-dir"], { cwd: folder, stdio: "ignore" });
  if (status === 0) return;
  const reason = error ? "git is not installed, or not on the PATH" : `${folder} is no git repository`;
  console.error(
    `✗ ${reason}: the tests ask git which files are the repository's. Install git, and run them in a clone.`,
  );
  process.exit(1);
}
