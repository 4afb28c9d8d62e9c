import type { CheckResult, Finding, Report } from "../run/report.ts";
import { closingLine } from "./closing-line.ts";
import { findingLines } from "./finding-lines.ts";

/** For people: a line per check, then every finding once. */
export function toText(report: Report): string {
  const width = Math.max(...report.checks.map(({ id }) => id.length));
  return [
    headLine(report),
    "",
    ...report.checks.map((check) => lineOf(check, width)),
    ...report.findings.flatMap((finding, index) => ["", ...linesOf(finding, index + 1)]),
    "",
    closingLine(report),
  ].join("\n");
}

/** What was judged, and by what. */
export function headLine({ target, profile, auth }: Report): string {
  const authentication = auth === undefined ? "" : `, authentication ${auth ? "on" : "off"}`;
  return `${target}, judged as Milvus ${profile}${authentication}`;
}

const marks: Record<CheckResult["status"], string> = { passed: "✓", failed: "✗", skipped: "–" };

function lineOf(check: CheckResult, width: number): string {
  return `${marks[check.status]} ${check.id.padEnd(width)}  ${check.title} ${remarkOn(check)}`;
}

function remarkOn({ status, reason, expected, ms }: CheckResult): string {
  if (status === "skipped") return `(${reason})`;
  const outcomes = expected.length > mostNamed ? `one of ${expected.length} outcomes` : expected.join(" or ");
  return `→ ${outcomes}  ${ms} ms`;
}

/** The JSON report names them all. */
const mostNamed = 6;

function linesOf(finding: Finding, number: number): string[] {
  return [
    `${number}. ${finding.message}`,
    ...findingLines(finding).map(([name, text]) => `   ${name.padEnd(6)}  ${text}`),
  ];
}
