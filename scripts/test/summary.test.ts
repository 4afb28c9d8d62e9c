import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSummary } from "./summary.ts";

test("the summary is found where turbo names it, in colours or not", () => {
  const folder = mkdtempSync(join(tmpdir(), "milvus-rest-summary-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "run.json");
  const task = { taskId: "//#lint", directory: "", command: "biome ci .", cache: { status: "HIT" } };
  writeFileSync(path, JSON.stringify({ tasks: [task, { ...task, taskId: "a#lint", command: "<NONEXISTENT>" }] }));

  const tasks = [{ name: "//#lint", cached: true, exitCode: null, ms: 0, report: null }];
  expect(readSummary(`Summary:    ${path}`)).toEqual(tasks);
  expect(readSummary(`\u001b[1mSummary:    \u001b[1m${path}\u001b[0m\n`)).toEqual(tasks);
});

test("a run that ended without one is an error", () => {
  expect(() => readSummary("  x could not read turbo.json")).toThrow("turbo ended without a summary");
});
