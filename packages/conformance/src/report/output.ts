import { accessSync, appendFileSync, constants, existsSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageError, withFile } from "../errors.ts";
import { toGithub, toJobSummary } from "./github.ts";
import { toJunit } from "./junit.ts";
import type { Report } from "./report.ts";
import { toText } from "./text.ts";

/** Ways to write a report. */
export const reporters = {
  text: toText,
  json: (report) => JSON.stringify(report, null, 2),
  junit: toJunit,
  github: toGithub,
} satisfies Record<string, (report: Report) => string>;

export type ReporterName = keyof typeof reporters;

/** A report that is asked for. */
export interface Output {
  reporter: ReporterName;
  /** Undefined: standard output. */
  file: string | undefined;
}

/** Those that are read line by line; each of the others is one document. */
const lineReporters: ReadonlySet<ReporterName> = new Set(["text", "github"]);

/**
 * Finds out before anything is sent whether the reports can be written.
 *
 * @throws {UsageError} where one cannot, or two would go to the same place.
 */
export function checkOutputs(outputs: readonly Output[]): void {
  const shown = outputs.filter(({ file }) => file === undefined);
  const document = shown.find(({ reporter }) => !lineReporters.has(reporter))?.reporter;
  if (document !== undefined && shown.length > 1) {
    throw new UsageError(`${document} needs standard output for itself: give it a file, --reporter ${document}=FILE`);
  }
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const twice = files.find((file, at) => files.slice(0, at).some((other) => resolve(other) === resolve(file)));
  if (twice !== undefined) throw new UsageError(`two reports cannot be written to the same file, ${twice}`);
  for (const file of files) withFile(unwritable, () => checkFile(file));
}

const unwritable = "the report cannot be written";

function checkFile(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${file} is a folder`);
  accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
}

/**
 * Writes the reports; with GitHub's commands also the summary of the job, where GitHub names a file for one.
 *
 * @throws {UsageError} where one cannot be written.
 */
export function writeReports(report: Report, outputs: readonly Output[], env: NodeJS.ProcessEnv): void {
  for (const { reporter, file } of outputs) {
    const text = `${reporters[reporter](report)}\n`;
    if (file === undefined) process.stdout.write(text);
    else withFile(unwritable, () => writeFileSync(file, text));
  }
  const { GITHUB_STEP_SUMMARY: summary } = env;
  if (summary && outputs.some(({ reporter }) => reporter === "github")) {
    withFile(unwritable, () => appendFileSync(summary, toJobSummary(report)));
  }
}
