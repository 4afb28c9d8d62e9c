import { execFile, spawnSync } from "node:child_process";

/** Milliseconds, for a program that has to be compiled or installed first. */
const timeout = 300_000;

/**
 * Runs a program in a folder. Resolves to its standard output.
 *
 * @throws {Error} with the program's output when it fails.
 */
export function runProgram(program: string, args: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: folder, timeout }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(" ")} failed: ${stderr || stdout || error.message}`));
      else resolve(stdout);
    });
  });
}

/** Whether a program can be started on this machine. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}
