import { styleText } from "node:util";

/** A task of the run: a lint, a build, a package's tests. */
export interface Task {
  /** As turbo names it: `@milvus-rest/client#test`. */
  name: string;
  cached: boolean;
  /** `null` when the task never ended. */
  exitCode: number | null;
  ms: number;
  /** What its test runner counted; `null` for a task that is not one of tests, or crashed before it could report. */
  report: Counts | null;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Tally extends Counts {
  lines: { task: Task; counts: Counts }[];
}

/** Adds up a run. A task without a report counts as one, and a task that failed has at least one failure. */
export function tally(tasks: readonly Task[]): Tally {
  const lines = tasks.map((task) => ({ task, counts: countsOf(task) }));
  const sum = (key: keyof Counts) => lines.reduce((total, { counts }) => total + counts[key], 0);
  return { lines, passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

function countsOf({ exitCode, report }: Task): Counts {
  const { passed, failed, skipped } = report ?? { passed: exitCode === 0 ? 1 : 0, failed: 0, skipped: 0 };
  return { passed, skipped, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

/**
 * The line of a task that has just ended.
 *
 * @param elapsed milliseconds since the run began.
 */
export function formatProgress(task: Task, elapsed: number): string {
  const { passed, failed } = countsOf(task);
  const counted = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} failed`;
  return `${seconds(elapsed).padStart(7)}  ${markOf(failed)} ${task.name}  ${counted}${task.cached ? ", cached" : ""}`;
}

/** One line a task, then the line that closes the run. */
export function formatTally({ lines, passed, failed, skipped }: Tally): string {
  const width = Math.max(0, ...lines.map(({ task }) => task.name.length));
  const table = lines
    .toSorted((a, b) => a.task.name.localeCompare(b.task.name))
    .map(({ task, counts }) => formatLine(task, counts, width));
  const closing = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  return [...table, "", closing].join("\n");
}

function formatLine({ name, cached, ms }: Task, { passed, failed }: Counts, width: number): string {
  const counted = failed === 0 ? `${passed}` : `${passed}, ${failed} failed`;
  return `${markOf(failed)} ${name.padEnd(width)}  ${counted.padStart(6)}  ${cached ? "cached" : seconds(ms)}`;
}

function markOf(failed: number): string {
  return failed === 0 ? styleText("green", "✓") : styleText("red", "✗");
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
