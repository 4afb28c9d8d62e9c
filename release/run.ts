import { spawn } from "node:child_process";

/**
 * Runs a program in a folder, without output. Resolves to what it prints, on both streams.
 *
 * @throws {Error} with its output when it fails.
 */
export async function run(
  command: readonly string[],
  folder: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<string> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}:\n${output}`);
  return output;
}
