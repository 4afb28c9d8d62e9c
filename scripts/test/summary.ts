import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../turbo.ts";
import type { Task } from "./tally.ts";

/** One run as turbo writes it down with --summarize, as far as it is read here. */
interface Summary {
  tasks: {
    taskId: string;
    directory: string;
    command: string;
    cache: { status: "HIT" | "MISS" };
    execution?: { startTime: number; endTime: number; exitCode: number | null };
  }[];
}

/** What a test runner wrote down, as far as it is read here; vitest's JSON reporter has it. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

/**
 * The tasks of a run, from the summary that turbo names at the end of its output.
 *
 * @throws {Error} when turbo ended before it could write one.
 */
export function readSummary(output: string): Task[] {
  const path = /Summary:\s+(\S.*\.json)/.exec(output)?.[1];
  if (path === undefined) throw new Error("turbo ended without a summary: its own message stands above");
  const summary: Summary = JSON.parse(readFileSync(path, "utf8"));
  return summary.tasks
    .filter(({ command }) => command !== "<NONEXISTENT>")
    .map(({ taskId, directory, cache, execution }) => ({
      name: taskId,
      cached: cache.status === "HIT",
      exitCode: execution?.exitCode ?? null,
      ms: execution ? execution.endTime - execution.startTime : 0,
      report: taskId.endsWith("#test") ? readReport(directory) : null,
    }));
}

function readReport(directory: string): Task["report"] {
  const path = join(root, directory, "reports", "vitest.json");
  if (!existsSync(path)) return null;
  const report: Report = JSON.parse(readFileSync(path, "utf8"));
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}
