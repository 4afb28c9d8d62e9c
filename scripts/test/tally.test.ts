import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { formatProgress, formatTally, type Task, tally } from "./tally.ts";

const task: Task = { name: "spec#test", cached: false, exitCode: 0, ms: 1200, report: null };
const report = { passed: 40, failed: 0, skipped: 0 };

describe("a run's tally", () => {
  test("counts tests where there is a report, and a task as one where there is none", () => {
    expect(tally([{ ...task, report }, task])).toMatchObject({ passed: 41, failed: 0 });
  });

  test("counts the failures that a report names", () => {
    const failing = { ...task, exitCode: 1, report: { passed: 38, failed: 2, skipped: 0 } };

    expect(tally([failing])).toMatchObject({ passed: 38, failed: 2 });
  });

  test("counts a task that crashed without a report as failed", () => {
    expect(tally([{ ...task, exitCode: 137 }])).toMatchObject({ passed: 0, failed: 1 });
  });

  test("counts a task that never ended as failed", () => {
    expect(tally([{ ...task, exitCode: null }])).toMatchObject({ passed: 0, failed: 1 });
  });

  test("counts a failure where the exit code tells of one that the report does not name", () => {
    expect(tally([{ ...task, exitCode: 1, report }])).toMatchObject({ passed: 40, failed: 1 });
  });
});

describe("its last line", () => {
  test("stands alone, in plain text", () => {
    expect(
      formatTally(tally([{ ...task, report }]))
        .split("\n")
        .at(-1),
    ).toBe("40 passed, 0 failed");
  });

  test("tells of skipped tests", () => {
    const skipping = { ...task, report: { ...report, skipped: 3 } };

    expect(
      formatTally(tally([skipping]))
        .split("\n")
        .at(-1),
    ).toBe("40 passed, 0 failed, 3 skipped");
  });
});

describe("the line of a task that has just ended", () => {
  test.each([
    ["passed", { ...task, report }, " 41.0 s  ✓ spec#test  40 passed"],
    ["failed", { ...task, exitCode: 1, report: { ...report, failed: 2 } }, " 41.0 s  ✗ spec#test  40 passed, 2 failed"],
    ["crashed without a report", { ...task, exitCode: 1 }, " 41.0 s  ✗ spec#test  0 passed, 1 failed"],
    ["was in the cache", { ...task, cached: true }, " 41.0 s  ✓ spec#test  1 passed, cached"],
  ])("says that it %s, and when", (_, ended, line) => {
    expect(stripVTControlCharacters(formatProgress(ended, 41_000))).toBe(line);
  });
});
