import { vi } from "vitest";
import { runCommand } from "../src/command.ts";

const ownVariables = ["MILVUS_TOKEN", "MILVUS_UNPRIVILEGED_TOKEN", "GITHUB_STEP_SUMMARY"];

/** Runs the command in this process, which is faster than in one of its own: what it writes, and its exit code. */
export async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const written = { stdout: "", stderr: "" };
  const into = (name: keyof typeof written) => (chunk: unknown) => {
    written[name] += String(chunk);
    return true;
  };
  for (const name of ownVariables) vi.stubEnv(name, env[name]);
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(into("stdout")),
    vi.spyOn(process.stderr, "write").mockImplementation(into("stderr")),
    vi.spyOn(console, "error").mockImplementation((message) => into("stderr")(`${message}\n`)),
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await runCommand(args);
    return { exitCode: process.exitCode, ...written };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
