import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { ConformanceOptions } from "../src/index.ts";

/** A tool that judges a server. */
export interface Tool {
  name: string;
  /** Runs it in a process of its own: the distinct failures that it reports, where it ends as "deviates"; else none. */
  run(url: string, options: Options): Promise<string[]>;
}

/** As the kit names them; and the path of one operation, without which all are checked. */
export type Options = Partial<ConformanceOptions> & { operation?: string };

/** The kit, with flags of its own. */
export const kit = (name: string, ownFlags: readonly string[] = []): Tool => ({
  name,
  async run(url, options) {
    const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, "-$&").toLowerCase()}`;
    const flags = Object.entries(options).flatMap(([name, value]) =>
      value === true ? [flagOf(name)] : [flagOf(name), String(value)],
    );
    const cli = join(import.meta.dirname, "../dist/cli.js");
    const args = [cli, url, "--reporter", "json", ...ownFlags, ...flags];
    const { status, output } = await runProgram(process.execPath, args);
    const findings: { cause: string; fails: boolean }[] = status === 1 ? JSON.parse(output).findings : [];
    return findings.filter(({ fails }) => fails).map(({ cause }) => cause);
  },
});

/** @throws {Error} when a program refuses its command line. */
export async function runProgram(program: string, args: readonly string[], cwd = tmpdir()) {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const [output, errors, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (status === 2) throw new Error(`${program} ${args.join(" ")} exited with 2: ${errors}`);
  return { status, output };
}
