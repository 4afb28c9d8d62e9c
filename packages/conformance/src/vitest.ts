import { beforeAll, describe, expect, test } from "vitest";
import type { ConformanceOptions } from "./options.ts";
import type { CheckResult, Report } from "./report/report.ts";
import { tell } from "./report/text.ts";
import { plannedChecks, runConformance } from "./run-conformance.ts";

/**
 * Defines a Vitest test for every check of a run. The server is asked once, before the first of them; a check that cannot
 * be made is skipped with the reason, and one that shows only warnings passes.
 *
 * @param url the server, such as `http://localhost:19530`.
 * @param options as for `runConformance`.
 * @throws {UsageError} for an option that cannot be used.
 */
export function describeConformance(url: string, options: Omit<ConformanceOptions, "url" | "signal"> = {}): void {
  const all = { ...options, url };
  describe(`Milvus REST conformance of ${url}`, () => {
    let report: Report;
    let results: ReadonlyMap<string, CheckResult>;
    beforeAll(async () => {
      report = await runConformance(all);
      results = new Map(report.checks.map((check) => [check.id, check]));
    }, maxDuration);

    test.for(plannedChecks(all))("$id: $title", ({ id }, { skip }) => {
      const { status, reason = "not made", expected = [], got } = results.get(id) ?? {};
      if (status === undefined || status === "skipped") skip(reason);
      const failing = report.findings.filter(({ fails, checks }) => fails && checks.includes(id));
      expect(failing.map(tell), `expected ${expected.join(" or ")}, got ${got}`).toEqual([]);
    });

    test("the baseline holds", () => {
      const checks = new Set(plannedChecks(all).map(({ id }) => id));
      const stale = report.findings.filter((finding) => finding.fails && !finding.checks.some((id) => checks.has(id)));
      expect(stale.map(({ message }) => message)).toEqual([]);
    });
  });
}

/** Milliseconds; a run has its own bounds. */
const maxDuration = 600_000;
