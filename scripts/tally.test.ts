import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { addUp, formatTally, readTasks, type Task } from "./tally.ts";

const task: Task = { name: "spec#test", isCached: false, exitCode: 0, durationMs: 1200, report: null };
const report = { passed: 40, failed: 0, skipped: 0 };

describe("the tasks of a run", () => {
  const run = {
    taskId: "client#test",
    directory: "packages/client",
    command: "vitest run",
    cache: { status: "MISS" },
    execution: { startTime: 1000, endTime: 3500, exitCode: 1 },
  };

  test("have the outcome of turbo's summary and the counts of vitest's report", () => {
    const root = repository({
      ".turbo/runs/3.json": { tasks: [run] },
      "packages/client/reports/vitest.json": { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 },
    });

    expect(readTasks(root)).toEqual([
      {
        name: "client#test",
        isCached: false,
        exitCode: 1,
        durationMs: 2500,
        report: { passed: 7, failed: 2, skipped: 1 },
      },
    ]);
  });

  test("have no counts when there is no report", () => {
    const root = repository({ ".turbo/runs/3.json": { tasks: [run] } });

    expect(readTasks(root)).toMatchObject([{ exitCode: 1, report: null }]);
  });

  test("have no exit code when turbo did not run them", () => {
    const { execution: _, ...notRun } = run;
    const root = repository({ ".turbo/runs/3.json": { tasks: [notRun] } });

    expect(readTasks(root)).toMatchObject([{ exitCode: null }]);
  });

  test("leave out a package that lacks the script", () => {
    const root = repository({ ".turbo/runs/3.json": { tasks: [{ ...run, command: "<NONEXISTENT>" }] } });

    expect(readTasks(root)).toEqual([]);
  });

  test("are none when turbo wrote no summary", () => {
    expect(readTasks(repository({}))).toEqual([]);
  });
});

describe("the counts of a run", () => {
  test("are those of the reports; a task without a report counts as one", () => {
    expect(addUp([{ ...task, report }, task], 0)).toEqual({ passed: 41, failed: 0, skipped: 0 });
  });

  test("include the failures in the reports", () => {
    const failing = { ...task, exitCode: 1, report: { passed: 38, failed: 2, skipped: 3 } };

    expect(addUp([failing], 1)).toEqual({ passed: 38, failed: 2, skipped: 3 });
  });

  test.each([
    ["crashed without a report", { ...task, exitCode: 137 }, 0],
    ["never ended", { ...task, exitCode: null }, 0],
    ["failed although its report has no failure", { ...task, exitCode: 1, report }, 40],
  ])("include one failure for a task that %s", (_, failed, passed) => {
    expect(addUp([failed], 1)).toEqual({ passed, failed: 1, skipped: 0 });
  });

  test.each([1, null])("include one failure when turbo itself ended with %s", (exitCode) => {
    expect(addUp([], exitCode)).toMatchObject({ failed: 1 });
  });
});

describe("the printed tally", () => {
  const counts = { passed: 41, failed: 1, skipped: 0 };

  test("has a line for each task", () => {
    const tasks = [
      { ...task, report },
      { ...task, name: "lint", exitCode: 1 },
      { ...task, name: "a", isCached: true },
    ];

    expect(stripVTControlCharacters(formatTally(tasks, counts)).split("\n").slice(0, 3)).toEqual([
      "✓ a               1  cached",
      "✗ lint       0, 1 failed  1.2 s",
      "✓ spec#test      40  1.2 s",
    ]);
  });

  test("ends with the counts in plain text", () => {
    expect(formatTally([task], counts).split("\n").at(-1)).toBe("41 passed, 1 failed");
  });

  test("mentions skipped tests", () => {
    expect(formatTally([], { ...counts, skipped: 3 })).toMatch(/\n41 passed, 1 failed, 3 skipped$/);
  });
});

function repository(files: Record<string, object>): string {
  const root = mkdtempSync(join(tmpdir(), "milvus-rest-tally-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), JSON.stringify(content));
  }
  return root;
}
