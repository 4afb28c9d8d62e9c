import type { CheckResult, Report } from "./report.ts";

/** Nothing could be judged: the target neither conforms nor deviates. */
export class NothingChecked extends Error {
  override name = "NothingChecked";

  constructor({ target, checks }: Pick<Report, "target" | "checks">, remedy: string) {
    const byReason = Map.groupBy(checks, ({ reason }) => reason);
    const reasons = [...byReason].map(([reason, [first, ...others]]) => tell(reason, first, others.length));
    super(`no verdict on ${target}: ${reasons.join("; ") || "it is empty"}. ${remedy}.`);
  }
}

function tell(reason: string | undefined, first: CheckResult | undefined, others: number): string {
  return `${reason} (${first?.title}${others > 0 ? `, and ${others} more` : ""})`;
}

/**
 * Passes on a report that has a verdict. One without any would look like that of a server that conforms.
 *
 * @throws {NothingChecked} where no check passed or failed.
 */
export function demandVerdict(report: Report, remedy: string): Report {
  if (report.passed + report.failed === 0) throw new NothingChecked(report, remedy);
  return report;
}
