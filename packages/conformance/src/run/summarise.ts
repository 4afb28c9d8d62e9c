import type { Judged } from "./detect.ts";
import { findingsOf } from "./findings.ts";
import type { CheckResult, Finding, Report } from "./report.ts";
import type { Verdict } from "./verdict.ts";

/** What is not judged, and why. */
export interface Skipped {
  check: Verdict["check"];
  reason: string;
}

/** What a report says beside its verdicts. */
export interface Heading extends Pick<Report, "target" | "auth" | "ms"> {
  /** What no text of the report may show. */
  secrets: readonly string[];
}

/** Puts together what was judged. */
export function summarise(
  { profiles, profileFrom, verdicts }: Judged,
  skipped: readonly Skipped[],
  { secrets, ms, ...heading }: Heading,
): Report {
  const findings = findingsOf(verdicts, secrets);
  const checks = [...verdicts.map((verdict) => resultOf(verdict, findings)), ...skipped.map(skippedResult)];
  const count = (status: CheckResult["status"]) => checks.filter((check) => check.status === status).length;
  const reasons = Map.groupBy(
    checks.flatMap(({ reason }) => reason ?? []),
    (reason) => reason,
  );
  return {
    ...heading,
    profile: profileFrom === "default" ? `${profiles[0]}` : profiles.join(" or "),
    profileFrom,
    profiles,
    checks,
    findings,
    passed: count("passed"),
    failed: count("failed"),
    skipped: Object.fromEntries([...reasons].map(([reason, all]) => [reason, all.length])),
    ms: Math.round(ms),
  };
}

function resultOf({ check, reply, expected, got, deviations, busy }: Verdict, all: readonly Finding[]): CheckResult {
  const own = all.filter(({ checks }) => checks.includes(check.id));
  const findings = own.filter(({ checks }) => checks[0] === check.id);
  const earlier = own.filter(({ checks }) => checks[0] !== check.id);
  return {
    id: check.id,
    title: check.title,
    status: busy ? "skipped" : deviations.length > 0 ? "failed" : "passed",
    expected,
    got,
    ms: Math.round(reply.ms),
    findings,
    sameAs: [...new Set(earlier.flatMap(({ checks }) => checks[0] ?? []))],
    ...(busy && { reason: `the server answered ${busy}: run again when it can` }),
  };
}

function skippedResult({ check: { id, title }, reason }: Skipped): CheckResult {
  return { id, title, status: "skipped", expected: [], ms: 0, findings: [], sameAs: [], reason };
}
