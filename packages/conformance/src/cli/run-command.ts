import { CommanderError } from "commander";
import { NothingCheckedError, TargetUnreachableError, UsageError } from "../errors.ts";
import { judgeHar } from "../har/judge-har.ts";
import { readHar } from "../har/read-har.ts";
import { checkOutputs, writeReports } from "../report/output.ts";
import type { Report } from "../report/report.ts";
import { runConformance } from "../run-conformance.ts";
import { exitCodes } from "./exit-codes.ts";
import { type Flags, program } from "./program.ts";

/** A signal ended the run. */
class InterruptedError extends Error {
  override name = "InterruptedError";
  override message = "interrupted; nothing is reported";
}

/** Runs the command of `process.argv`, and sets the exit code. */
export async function runCommand(): Promise<void> {
  // The reader may leave early, as `head` does (on Windows that is an EOF); the exit code is for the shell.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EOF") throw error;
  });
  try {
    await program.action(main).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

async function main(url: string | undefined, flags: Flags): Promise<void> {
  const { reporter: outputs = [{ reporter: "text", file: undefined }] } = flags;
  checkOutputs(outputs);
  const report = await (flags.har === undefined ? check(url, flags) : judgeFile(flags.har, url, flags));
  writeReports(report, outputs, process.env);
  process.exitCode = report.failed === 0 ? exitCodes.conforms : exitCodes.deviates;
}

function check(url: string | undefined, { har: _, reporter: __, ...flags }: Flags): Promise<Report> {
  if (url === undefined) throw new UsageError("missing required argument 'url': give a URL, or --har FILE");
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => interruption.abort(new InterruptedError()));
  }
  return runConformance({
    ...flags,
    url,
    token: unlessEmpty("token", flags.token),
    unprivilegedToken: unlessEmpty("unprivilegedToken", flags.unprivilegedToken),
    signal: interruption.signal,
  });
}

/** A secret that CI does not have is an empty variable there. */
function unlessEmpty(name: keyof Flags, token: string | undefined): string | undefined {
  return token === "" && program.getOptionValueSource(name) === "env" ? undefined : token;
}

const flagsForSending: readonly (keyof Flags)[] = ["token", "unprivilegedToken", "collection", "timeout", "wait"];

async function judgeFile(har: string, url: string | undefined, { profile }: Flags): Promise<Report> {
  const useless = flagsForSending.find((name) => program.getOptionValueSource(name) === "cli");
  const flag = program.options.find((option) => option.attributeName() === useless)?.long;
  if (flag) throw new UsageError(`${flag} cannot be combined with --har, which sends nothing`);
  return judgeHar(await readHar(har), { profile, url });
}

/** Says in one line what went wrong; an error of the kit itself keeps its stack. */
function exitCodeOf(error: unknown): number {
  // commander has written its message itself; help and the like are no errors to it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  const known = [
    [UsageError, exitCodes.usage],
    [TargetUnreachableError, exitCodes.noVerdict],
    [NothingCheckedError, exitCodes.noVerdict],
    [InterruptedError, exitCodes.interrupted],
  ] as const;
  const [, code] = known.find(([kind]) => error instanceof kind) ?? [];
  if (code === undefined || !(error instanceof Error)) {
    console.error("milvus-conformance: this is an error of the kit, not of the server:", error);
    return exitCodes.bug;
  }
  console.error(`milvus-conformance: ${error.message}`);
  return code;
}
