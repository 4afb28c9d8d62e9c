import { execFile, spawnSync } from "node:child_process";

/** Runs a program to its end, with the folder on Python's path; rejects with what it said where it failed. */
export function run(program: string, args: readonly string[], folder: string): Promise<string> {
  const options = { cwd: folder, timeout: 300_000, env: { ...process.env, PYTHONPATH: folder } };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(" ")} failed: ${stderr || stdout || error.message}`));
      else resolve(stdout);
    });
  });
}

/** Whether a program can be started at all. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}
