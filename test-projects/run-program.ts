import { execFile, spawnSync } from "node:child_process";

/** Milliseconds, for a program that has to be compiled or installed first. */
const timeout = 300_000;

/**
 * Runs a program in a folder. Resolves to its standard output.
 *
 * @param env variables besides those of this process.
 * @throws {Error} with the program's output when it fails.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const options = { cwd: folder, timeout, env: { ...process.env, ...env } };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(" ")} failed: ${stderr || stdout || error.message}`));
      else resolve(stdout);
    });
  });
}

/** Whether a program can be started on this machine. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}
