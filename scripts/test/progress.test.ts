import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Finished, type Progress, readProgress } from "./progress.ts";

let told: Finished[];
let others: string[];
let progress: Progress;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  others = [];
  progress = readProgress({
    onTask: (task) => told.push({ ...task, output: [...task.output] }),
    onOther: (line) => others.push(line),
  });
  return () => void vi.useRealTimers();
});

describe("the progress of a run", () => {
  test("tells of a task as soon as nothing more of it comes", () => {
    read("//:lint: cache miss, executing f66ce686596fa8ff", "//:lint: $ biome ci .", "//:lint: Checked 457 files.");
    expect(told).toEqual([]);

    vi.advanceTimersByTime(250);

    expect(told).toEqual([
      { name: "//#lint", failed: false, cached: false, output: ["$ biome ci .", "Checked 457 files."] },
    ]);
  });

  test("tells of a task when the next one comes", () => {
    read("@milvus-rest/spec:build: cache hit, replaying logs 1", "@milvus-rest/types:build: cache miss, executing 2");

    expect(told).toMatchObject([{ name: "@milvus-rest/spec#build", cached: true }]);
  });

  test("tells of the last task at the end, once", () => {
    read("@milvus-rest/spec:test: 1 passed");

    progress.end();
    vi.advanceTimersByTime(1000);

    expect(told).toMatchObject([{ name: "@milvus-rest/spec#test", failed: false }]);
  });

  test("tells of a task that failed, with all that it printed", () => {
    read(
      "@milvus-rest/client:typecheck: cache miss, executing 1",
      "@milvus-rest/client:typecheck: src/bad.ts(1,7): error TS2322: http://x is: no",
      "@milvus-rest/client:typecheck: ",
      "@milvus-rest/client:typecheck:   at line 7",
      "@milvus-rest/client#typecheck:  WARNING  command finished with error, but continuing...",
    );

    expect(told).toEqual([
      {
        name: "@milvus-rest/client#typecheck",
        failed: true,
        cached: false,
        output: ["src/bad.ts(1,7): error TS2322: http://x is: no", "", "  at line 7"],
      },
    ]);
  });

  test("tells of a task again, as failed, when that is said late", () => {
    read("@milvus-rest/client:test: 1 failed");
    vi.advanceTimersByTime(250);

    read("@milvus-rest/client#test:  WARNING  command finished with error, but continuing...");

    expect(told).toMatchObject([{ failed: false }, { failed: true, output: ["1 failed"] }]);
  });

  test("tells of a task that failed without a word, and of the one before it", () => {
    read(
      "@milvus-rest/spec:test: 1 passed",
      "@milvus-rest/client#test:  WARNING  command finished with error, but continuing...",
    );

    expect(told).toMatchObject([
      { name: "@milvus-rest/spec#test", failed: false },
      { name: "@milvus-rest/client#test", failed: true, output: [] },
    ]);
  });

  test("passes on what turbo says itself", () => {
    const own = [
      "",
      "   • turbo 2.11.11",
      " Tasks:    3 successful, 3 total",
      "Summary:    /elsewhere/.turbo/runs/3.json",
    ];

    read(...own, "@milvus-rest/client#build:  ERROR  command (/x) pnpm run build exited (2)");

    expect(others).toEqual([...own, "@milvus-rest/client#build:  ERROR  command (/x) pnpm run build exited (2)"]);
    expect(told).toEqual([]);
  });

  test("knows a task whose name turbo has coloured", () => {
    read("\u001b[36m//:lint: \u001b[0mChecked 457 files.");

    progress.end();

    expect(told).toMatchObject([{ name: "//#lint", output: ["Checked 457 files."] }]);
  });
});

function read(...lines: string[]): void {
  for (const line of lines) progress.line(line);
}
