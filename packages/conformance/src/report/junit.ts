import { create } from "xmlbuilder";
import type { CheckResult, Finding, Report } from "./report.ts";
import { detailsOf } from "./text.ts";

/**
 * For CI systems: one suite, one case per check. It fits both published schemas, that of Jenkins' xUnit plugin and that of
 * Ant: warnings are therefore in the output of the suite, since only Jenkins' lets a case have an output.
 *
 * @param now when the run ended.
 */
export function toJunit(report: Report, now = new Date()): string {
  const { target, profile, failed, checks, findings, durationMs, skipped, notes } = report;
  const started = new Date(now.getTime() - durationMs).toISOString();
  const warnings = checks.filter(({ status }) => status === "warned").map((check) => `${check.id}: ${textOf(check)}`);
  const testsuite = {
    "@name": `milvus-conformance ${target}`,
    "@package": "milvus-conformance",
    "@id": 0,
    "@hostname": "localhost",
    "@timestamp": started.slice(0, "2027-03-31T12:00:00".length),
    "@tests": checks.length,
    "@failures": failed,
    "@errors": 0,
    "@skipped": Object.values(skipped).reduce((sum, count) => sum + count, 0),
    "@time": secondsOf(durationMs),
    properties: { property: { "@name": "profile", "@value": profile } },
    testcase: checks.map((check) => caseOf(check, findings)),
    "system-out": [...warnings, ...notes].join("\n\n"),
    "system-err": "",
  };
  return create({ testsuites: { testsuite } }, document).end({ pretty: true });
}

/** A server's bytes may contain what XML 1.0 does not allow: control characters and lone surrogates are replaced. */
const document = { encoding: "UTF-8", invalidCharReplacement: "\ufffd" };

/** Never with an exponent, whatever duration a HAR tells. */
const secondsOf = (ms: number) => (Math.min(ms, Number.MAX_SAFE_INTEGER) / 1000).toFixed(3);

function caseOf(check: CheckResult, findings: readonly Finding[]): object {
  const { id, durationMs, status, reason = "" } = check;
  const [operation] = id.split("/");
  const named = { "@name": id, "@classname": operation, "@time": secondsOf(durationMs) };
  if (status === "skipped") return { ...named, skipped: { "@message": reason, "#text": reason } };
  if (status !== "failed") return named;
  // A check may show only what another one reports: its type is the cause all the same.
  const { cause = "" } = findings.find(({ fails, checks }) => fails && checks.includes(id)) ?? {};
  const failure = { "@type": cause, "@message": `${check.title}: ${messagesOf(check).join("; ")}` };
  return { ...named, failure: { ...failure, "#text": textOf(check) } };
}

const messagesOf = ({ findings, sameAs }: CheckResult) => [
  ...findings.map(({ message }) => message),
  ...sameAs.map((id) => `the same as ${id}`),
];

/** The messages with their details: GitLab shows the text of a failure, and not its message. */
function textOf({ findings, sameAs }: CheckResult): string {
  const told = findings.map((finding) => {
    const details = detailsOf(finding).map(([name, text]) => `${name}: ${text}`);
    return [finding.message, ...details].join("\n");
  });
  return [...told, ...sameAs.map((id) => `the same as ${id}`)].join("\n\n");
}
