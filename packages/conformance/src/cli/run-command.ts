import { CommanderError } from "commander";
import { checkOutputs, writeReports } from "../report/output.ts";
import { NothingChecked } from "../run/nothing-checked.ts";
import { UsageError } from "../run/options.ts";
import { TargetUnreachable } from "../run/target-unreachable.ts";
import { exitCodes } from "./exit-codes.ts";
import { Interrupted, makeReport } from "./make-report.ts";
import { type Flags, program } from "./program.ts";

async function main(url: string | undefined, flags: Flags): Promise<void> {
  const { reporter: outputs = [{ reporter: "text", file: undefined }] } = flags;
  checkOutputs(outputs);
  const report = await makeReport(url, flags);
  writeReports(report, outputs, process.env);
  process.exitCode = report.failed === 0 ? exitCodes.conforms : exitCodes.deviates;
}

/** Runs the command as it stands in `process.argv`, and sets the exit code. */
export async function runCommand(): Promise<void> {
  // Whoever reads along may leave early, as `head` does (on Windows that is an EOF); the exit code is for the shell.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EOF") throw error;
  });
  try {
    await program.action(main).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

/** Says what went wrong in one line, where nobody has yet; an error of the kit itself keeps its stack. */
function exitCodeOf(error: unknown): number {
  // commander has told the user itself; help and the like are no errors to it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  const known = [
    [UsageError, exitCodes.usage],
    [TargetUnreachable, exitCodes.noVerdict],
    [NothingChecked, exitCodes.noVerdict],
    [Interrupted, exitCodes.interrupted],
  ] as const;
  const [, code] = known.find(([kind]) => error instanceof kind) ?? [];
  if (code === undefined || !(error instanceof Error)) {
    console.error("milvus-conformance: this is an error of the kit, not of the server:", error);
    return exitCodes.bug;
  }
  console.error(`milvus-conformance: ${error.message}`);
  return code;
}
