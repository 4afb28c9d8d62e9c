import type { CheckResult, Finding, Report } from "./report.ts";

/** For people: a line per check, then every finding once. */
export function toText(report: Report): string {
  const width = report.checks.reduce((longest, { id }) => Math.max(longest, id.length), 0);
  const numbers = new Map(report.findings.map(({ cause }, index) => [cause, index + 1]));
  return [
    headLine(report),
    "",
    ...report.checks.map((check) => lineOf(check, width, numbers)),
    ...report.findings.flatMap((finding, index) => ["", ...linesOf(finding, index + 1)]),
    "",
    ...remarksOf(report),
    closingLine(report),
  ].join("\n");
}

/** What was judged, and by what. */
export function headLine({ target, profile, profileFrom, auth }: Report): string {
  const authentication = auth === undefined ? "" : `, authentication ${auth ? "on" : "off"}`;
  const unknown = " (the responses do not show the release; name it with --profile)";
  return `${target}, judged as Milvus ${profile}${profileFrom === "default" ? unknown : ""}${authentication}`;
}

/** Known bugs of the release, and notes on the run. */
export function remarksOf({ knownBugs, notes, profile }: Report): string[] {
  const bugs = knownBugs.map(({ name, message, checks }) => {
    return `known bug of Milvus ${profile}, ${name}: ${message} (${checks[0]})`;
  });
  return [...bugs, ...notes.map((note) => `note: ${note}`)];
}

/** What a report comes to, on one line. */
export function closingLine(report: Report): string {
  const { passed, failed, warned, skipped, durationMs } = report;
  const reasons = Object.entries(skipped).map(([reason, count]) => `${count}: ${reason}`);
  const total = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const notMade = total > 0 ? `, ${total} skipped (${reasons.join("; ")})` : "";
  return `${verdictOf(report)}: ${passed} passed, ${failed} failed${warned > 0 ? `, ${warned} with warnings` : ""}${notMade}, in ${durationMs} ms`;
}

/** The verdict in words. */
export function verdictOf({ findings }: Report): string {
  const [failing, others] = [true, false].map((fails) => findings.filter((each) => each.fails === fails).length);
  const warnings = others ? ` with ${others} ${others === 1 ? "warning" : "warnings"}` : "";
  return failing ? `deviates for ${failing} ${failing === 1 ? "reason" : "reasons"}${warnings}` : `conforms${warnings}`;
}

const marks: Record<CheckResult["status"], string> = { passed: "✓", failed: "✗", warned: "!", skipped: "–" };

function lineOf(check: CheckResult, width: number, numbers: ReadonlyMap<string, number>): string {
  const { id, title, status, got, reason, durationMs, causes } = check;
  const outcome =
    status === "failed" || status === "warned"
      ? `${mismatch(check)}, see ${causes.map((cause) => numbers.get(cause)).join(", ")}`
      : got;
  const remark = status === "skipped" ? `(${reason})` : `→ ${outcome}  ${durationMs} ms`;
  return `${marks[status]} ${id.padEnd(width)}  ${title} ${remark}`;
}

/** The JSON report names them all. */
const maxNamed = 6;

/** An outcome that is right may still be worded wrong, or lack a header. */
function mismatch({ expected, got = "nothing" }: CheckResult): string {
  if (expected.includes(got)) return `${got}, but not as the spec says`;
  const outcomes = expected.length > maxNamed ? `one of ${expected.length} outcomes` : expected.join(" or ");
  return `expected ${outcomes}, got ${got}`;
}

function linesOf(finding: Finding, number: number): string[] {
  return [
    `${number}. ${kindOf(finding)}${finding.message}`,
    ...detailsOf(finding).map(([name, text]) => `   ${name.padEnd(8)}  ${text}`),
  ];
}

/** What a finding is, where the run does not fail for it. */
export function kindOf({ severity, fails, baseline }: Finding): string {
  if (baseline) return `known until ${baseline.expires}: `;
  return severity === "warning" && !fails ? "warning: " : "";
}

/** What there is to say of a finding beside its message, as name and text. */
export function detailsOf(finding: Finding): [name: string, text: string][] {
  const { checks, severity, reason, request, curl = "", response, spec, remedy, baseline } = finding;
  const why = severity === "warning" ? { severity: `warning: ${reason}` } : {};
  const known = baseline ? { baseline: baseline.reason } : {};
  const all = Object.entries({ check: nameChecks(checks), request, curl, response, spec, ...why, ...known, remedy });
  return all.filter(([, text]) => text !== "");
}

/** A finding with its details, for a program that shows a text as it is. */
export function tell(finding: Finding): string {
  const details = detailsOf(finding).map((pair) => pair.join(": "));
  return [finding.message, ...details].join("\n");
}

/** The checks that show a finding. */
export function nameChecks([first = "", ...others]: Finding["checks"]): string {
  if (others.length === 0) return `${first}`;
  const named = others.slice(0, maxNamed).join(", ") + (others.length > maxNamed ? ", …" : "");
  return `${first}, and ${others.length} more: ${named}`;
}
