import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { styleText } from "node:util";

/** One task of a run: a lint, a build, a package's tests. */
export interface Task {
  /** turbo's name of it, for example `@milvus-rest/client#test`. */
  name: string;
  isCached: boolean;
  /** `null` when the task never ended. */
  exitCode: number | null;
  durationMs: number;
  /** The counts of its test report; `null` for a task without tests, and for one that crashed before its report. */
  report: Counts | null;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of turbo's summary (`--summarize`) that is read here. */
interface Summary {
  tasks: {
    taskId: string;
    directory: string;
    command: string;
    cache: { status: "HIT" | "MISS" };
    execution?: { startTime: number; endTime: number; exitCode: number | null };
  }[];
}

/** The part of vitest's JSON report that is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

/** The tasks of turbo's last run in a repository, each with its test report; none when turbo wrote no summary. */
export function readTasks(root: string): Task[] {
  const [file] = globSync(".turbo/runs/*.json", { cwd: root });
  if (file === undefined) return [];
  const { tasks }: Summary = JSON.parse(readFileSync(join(root, file), "utf8"));
  return tasks
    .filter(({ command }) => command !== "<NONEXISTENT>")
    .map(({ taskId, directory, cache, execution }) => ({
      name: taskId,
      isCached: cache.status === "HIT",
      exitCode: execution?.exitCode ?? null,
      durationMs: execution ? execution.endTime - execution.startTime : 0,
      report: taskId.endsWith("#test") ? readReport(join(root, directory, "reports/vitest.json")) : null,
    }));
}

function readReport(file: string): Counts | null {
  if (!existsSync(file)) return null;
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

/**
 * Adds up a run. A task without a report counts as one test; a failed task, or a failed run, counts as at least one failure.
 *
 * @param exitCode turbo's own.
 */
export function addUp(tasks: readonly Task[], exitCode: number | null): Counts {
  const counts = tasks.map(countsOf);
  const sum = (key: keyof Counts) => counts.reduce((total, each) => total + each[key], 0);
  const failed = sum("failed");
  return { passed: sum("passed"), failed: exitCode === 0 ? failed : Math.max(failed, 1), skipped: sum("skipped") };
}

function countsOf({ exitCode, report }: Task): Counts {
  const { passed, failed, skipped } = report ?? { passed: exitCode === 0 ? 1 : 0, failed: 0, skipped: 0 };
  return { passed, skipped, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

/** One line for each task, then the line that closes the run. */
export function formatTally(tasks: readonly Task[], { passed, failed, skipped }: Counts): string {
  const width = Math.max(0, ...tasks.map(({ name }) => name.length));
  const lines = tasks.toSorted((a, b) => a.name.localeCompare(b.name)).map((task) => formatLine(task, width));
  return [...lines, "", `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`].join("\n");
}

function formatLine(task: Task, width: number): string {
  const { passed, failed } = countsOf(task);
  const mark = failed === 0 ? styleText("green", "✓") : styleText("red", "✗");
  const counted = failed === 0 ? `${passed}` : `${passed}, ${failed} failed`;
  const duration = task.isCached ? "cached" : `${(task.durationMs / 1000).toFixed(1)} s`;
  return `${mark} ${task.name.padEnd(width)}  ${counted.padStart(6)}  ${duration}`;
}
