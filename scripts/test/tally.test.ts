import { describe, expect, test } from "vitest";
import { formatTally, type Task, tally } from "./tally.ts";

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
