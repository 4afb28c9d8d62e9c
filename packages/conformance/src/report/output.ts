import { accessSync, appendFileSync, constants, existsSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageError } from "../run/options.ts";
import type { Report } from "../run/report.ts";
import { toJobSummary } from "./job-summary.ts";
import { type ReporterName, reporters } from "./reporter.ts";

/** A report that is asked for. */
export interface Output {
  reporter: ReporterName;
  /** Where it is written; undefined: to standard output. */
  file: string | undefined;
}

/** Those that are read by lines. Of the others, each is one document. */
const lines: ReadonlySet<ReporterName> = new Set(["text", "github"]);

/**
 * Finds out before anything is asked whether the reports can be written.
 *
 * @throws {UsageError} where one cannot, or two would stand in one place.
 */
export function checkOutputs(outputs: readonly Output[]): void {
  const shown = outputs.filter(({ file }) => file === undefined);
  const document = shown.find(({ reporter }) => !lines.has(reporter))?.reporter;
  if (document !== undefined && shown.length > 1) {
    throw new UsageError(`${document} needs standard output for itself: give it a file, --reporter ${document}=FILE`);
  }
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const twice = files.find((file, at) =>
    files.some((other, before) => before < at && resolve(other) === resolve(file)),
  );
  if (twice !== undefined) throw new UsageError(`two reports cannot be written to the same file, ${twice}`);
  for (const file of files) writing(() => checkFile(file));
}

function checkFile(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${file} is a folder`);
  accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
}

/**
 * Writes the reports; beside GitHub's commands the summary of the job, where GitHub names a file for one.
 *
 * @throws {UsageError} where one cannot be written.
 */
export function writeReports(report: Report, outputs: readonly Output[], env: NodeJS.ProcessEnv): void {
  for (const { reporter, file } of outputs) {
    const text = `${reporters[reporter](report)}\n`;
    if (file === undefined) process.stdout.write(text);
    else writing(() => writeFileSync(file, text));
  }
  const { GITHUB_STEP_SUMMARY: summary } = env;
  if (summary && outputs.some(({ reporter }) => reporter === "github")) {
    writing(() => appendFileSync(summary, toJobSummary(report)));
  }
}

function writing(write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UsageError(`the report cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}
