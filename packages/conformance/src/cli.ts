#!/usr/bin/env node
import { CommanderError } from "commander";
import { Interrupted, makeReport } from "./cli/make-report.ts";
import { type Flags, program } from "./cli/program.ts";
import { checkOutputs, writeReports } from "./report/output.ts";
import { NothingChecked } from "./run/nothing-checked.ts";
import { UsageError } from "./run/options.ts";
import { TargetUnreachable } from "./run/target-unreachable.ts";

/** What the shell is told. */
const exitCodes = { conforms: 0, deviates: 1, usage: 2, unreachable: 3, interrupted: 130 } as const;

async function main(url: string | undefined, flags: Flags): Promise<void> {
  const { reporter: outputs = [{ reporter: "text", file: undefined }] } = flags;
  checkOutputs(outputs);
  const report = await makeReport(url, flags);
  writeReports(report, outputs, process.env);
  process.exitCode = report.failed === 0 ? exitCodes.conforms : exitCodes.deviates;
}

// Who reads along may leave early, as `head` does (on Windows that is an EOF); the exit code is for the shell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE" && error.code !== "EOF") throw error;
});

try {
  await program.action(main).parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Says what went wrong in one line, where nobody has yet; an error of the kit itself keeps its stack. */
function exitCodeOf(error: unknown): number {
  // commander has told the user itself; help and the like are no errors to it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  const known = [
    [UsageError, exitCodes.usage],
    [TargetUnreachable, exitCodes.unreachable],
    [NothingChecked, exitCodes.unreachable],
    [Interrupted, exitCodes.interrupted],
  ] as const;
  const [, code] = known.find(([kind]) => error instanceof kind) ?? [];
  if (code === undefined || !(error instanceof Error)) throw error;
  console.error(`milvus-conformance: ${error.message}`);
  return code;
}
