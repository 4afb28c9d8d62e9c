import type { CheckResult, Finding, Report } from "../run/report.ts";
import { closingLine } from "./closing-line.ts";
import { findingLines } from "./finding-lines.ts";

/** For people: a line per check, then every finding once. */
export function toText(report: Report): string {
  const width = Math.max(...report.checks.map(({ id }) => id.length));
  return [
    headLine(report),
    "",
    ...report.checks.map((check) => lineOf(check, width, report.findings)),
    ...report.findings.flatMap((finding, index) => ["", ...linesOf(finding, index + 1)]),
    "",
    closingLine(report),
  ].join("\n");
}

/** What was judged, and by what. */
export function headLine({ target, profile, profileFrom, auth }: Report): string {
  const authentication = auth === undefined ? "" : `, authentication ${auth ? "on" : "off"}`;
  const untold = profileFrom === "default" ? " (the answers do not tell the release; name it with --profile)" : "";
  return `${target}, judged as Milvus ${profile}${untold}${authentication}`;
}

const marks: Record<CheckResult["status"], string> = { passed: "✓", failed: "✗", skipped: "–" };

function lineOf(check: CheckResult, width: number, findings: readonly Finding[]): string {
  return `${marks[check.status]} ${check.id.padEnd(width)}  ${check.title} ${remarkOn(check, findings)}`;
}

function remarkOn(check: CheckResult, findings: readonly Finding[]): string {
  if (check.status === "skipped") return `(${check.reason})`;
  const { status, ms } = check;
  return status === "passed"
    ? `→ ${check.got}  ${ms} ms`
    : `→ ${mismatch(check)}, see ${numbersOf(check, findings)}  ${ms} ms`;
}

/** An outcome that is right may still be worded wrong, or lack a header. */
function mismatch({ expected, got = "nothing" }: CheckResult): string {
  if (expected.includes(got)) return `${got}, but not as the spec says`;
  const outcomes = expected.length > mostNamed ? `one of ${expected.length} outcomes` : expected.join(" or ");
  return `expected ${outcomes}, got ${got}`;
}

/** The numbers of a check's findings, as they stand below. */
function numbersOf({ id }: CheckResult, findings: readonly Finding[]): string {
  return findings.flatMap(({ checks }, index) => (checks.includes(id) ? [index + 1] : [])).join(", ");
}

/** The JSON report names them all. */
const mostNamed = 6;

function linesOf(finding: Finding, number: number): string[] {
  return [
    `${number}. ${finding.message}`,
    ...findingLines(finding).map(([name, text]) => `   ${name.padEnd(6)}  ${text}`),
  ];
}
