import { existsSync, readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root } from "../turbo.ts";
import type { Counts } from "./tally.ts";

/** What a test runner wrote down, as far as it is read here; vitest's JSON reporter has it. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

/** The folders of the workspace's packages, by their names, from the root. */
export async function findPackages(): Promise<Map<string, string>> {
  const folders = new Map<string, string>();
  for await (const file of glob("{spec,scripts,packages/*,apps/*}/package.json", { cwd: root })) {
    const { name }: { name: string } = JSON.parse(readFileSync(join(root, file), "utf8"));
    folders.set(name, dirname(file));
  }
  return folders;
}

/** What the tests of a package came to; `null` where they have not reported. */
export function readReport(folder: string): Counts | null {
  const path = join(root, folder, "reports", "vitest.json");
  if (!existsSync(path)) return null;
  const report: Report = JSON.parse(readFileSync(path, "utf8"));
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}
