import type { Report } from "../run/report.ts";

/** What a report comes to, on one line. */
export function closingLine(report: Report): string {
  const { passed, failed, skipped, ms } = report;
  const reasons = Object.entries(skipped).map(([reason, count]) => `${count}: ${reason}`);
  const total = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const notMade = total > 0 ? `, ${total} skipped (${reasons.join("; ")})` : "";
  return `${verdictOf(report)}: ${passed} passed, ${failed} failed${notMade}, in ${ms} ms`;
}

/** The verdict in words. */
export function verdictOf({ failed, findings }: Report): string {
  if (failed === 0) return "conforms";
  return `deviates for ${findings.length} ${findings.length === 1 ? "reason" : "reasons"}`;
}
