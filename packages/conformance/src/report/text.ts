import type { CheckResult, Finding, Report } from "../run/report.ts";

/** For people: a line per check, then every finding once. */
export function toText(report: Report): string {
  const width = Math.max(...report.checks.map(({ id }) => id.length));
  return [
    `${report.target}, judged as Milvus ${report.profile}, authentication ${report.auth ? "on" : "off"}`,
    "",
    ...report.checks.map((check) => lineOf(check, width)),
    ...report.findings.flatMap((finding, index) => ["", ...linesOf(finding, index + 1)]),
    "",
    closingLine(report),
  ].join("\n");
}

const marks: Record<CheckResult["status"], string> = { passed: "✓", failed: "✗", skipped: "–" };

function lineOf(check: CheckResult, width: number): string {
  return `${marks[check.status]} ${check.id.padEnd(width)}  ${check.title} ${remarkOn(check)}`;
}

function remarkOn({ status, reason, expected, ms }: CheckResult): string {
  return status === "skipped" ? `(${reason})` : `→ ${expected.join(" or ")}  ${ms} ms`;
}

/** The marks above show the others; the JSON report names them all. */
const mostNamed = 6;

function linesOf({ message, checks, sent, came, spec, remedy }: Finding, number: number): string[] {
  const [first, ...others] = checks;
  const named = others.slice(0, mostNamed).join(", ") + (others.length > mostNamed ? ", …" : "");
  return [
    `${number}. ${message}`,
    `   check   ${first}${others.length > 0 ? `, and ${others.length} more: ${named}` : ""}`,
    `   sent    ${sent}`,
    `   came    ${came}`,
    `   spec    ${spec}`,
    `   remedy  ${remedy}`,
  ];
}

function closingLine({ findings, passed, failed, skipped, ms }: Report): string {
  const reasons = Object.entries(skipped).map(([reason, count]) => `${count}: ${reason}`);
  const total = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const notMade = total > 0 ? `, ${total} skipped (${reasons.join("; ")})` : "";
  const verdict =
    failed === 0 ? "conforms" : `deviates for ${findings.length} ${findings.length === 1 ? "reason" : "reasons"}`;
  return `${verdict}: ${passed} passed, ${failed} failed${notMade}, in ${ms} ms`;
}
