import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { readReport } from "./report.ts";
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

/**
 * The tasks of a run, from the summary that turbo names at the end of its output.
 *
 * @throws {Error} when turbo ended before it could write one.
 */
export function readSummary(output: string): Task[] {
  const path = /Summary:\s+(\S.*\.json)/.exec(stripVTControlCharacters(output))?.[1];
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
