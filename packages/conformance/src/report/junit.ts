import { create } from "xmlbuilder";
import type { CheckResult, Finding, Report } from "./report.ts";
import { tell } from "./text.ts";

/**
 * For CI systems: one suite, one case per check. It fits both published schemas, that of Jenkins' xUnit plugin and that of
 * Ant: warnings are therefore in the output of the suite, since only Jenkins' lets a case have an output.
 *
 * @param now when the run ended.
 */
export function toJunit(report: Report, now = new Date()): string {
  const { target, profile, failed, checks, findings, durationMs, skipped, notes } = report;
  const started = new Date(now.getTime() - durationMs).toISOString();
  const byCause = new Map(findings.map((finding) => [finding.cause, finding]));
  const told = checks.map((check) => ({ check, own: check.causes.flatMap((cause) => byCause.get(cause) ?? []) }));
  const warnings = told.flatMap(({ check: { id, status }, own }) =>
    status === "warned" ? `${id}: ${own.map((finding) => textOf(finding, id)).join("\n\n")}` : [],
  );
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
    testcase: told.map(({ check, own }) => caseOf(check, own)),
    "system-out": [...warnings, ...notes].join("\n\n"),
    "system-err": "",
  };
  return create({ testsuites: { testsuite } }, document).end({ pretty: true });
}

/** A server's bytes may contain what XML 1.0 does not allow: control characters and lone surrogates are replaced. */
const document = { encoding: "UTF-8", invalidCharReplacement: "\ufffd" };

/** Never with an exponent, whatever duration a HAR tells. */
const secondsOf = (ms: number) => (Math.min(ms, Number.MAX_SAFE_INTEGER) / 1000).toFixed(3);

function caseOf({ id, title, durationMs, status, reason = "" }: CheckResult, own: readonly Finding[]): object {
  const [operation] = id.split("/");
  const named = { "@name": id, "@classname": operation, "@time": secondsOf(durationMs) };
  if (status === "skipped") return { ...named, skipped: { "@message": reason, "#text": reason } };
  if (status !== "failed") return named;
  const type = own.find(({ fails }) => fails)?.cause ?? "";
  const message = own.map((finding) => repeated(finding, id) ?? finding.message).join("; ");
  const text = own.map((finding) => textOf(finding, id)).join("\n\n");
  return { ...named, failure: { "@type": type, "@message": `${title}: ${message}`, "#text": text } };
}

/** What a check says of a finding that another one has shown before. */
const repeated = ({ checks: [first] }: Finding, id: string) => (first === id ? undefined : `the same as ${first}`);

/** With the message: GitLab shows the text of a failure, and not its message. */
const textOf = (finding: Finding, id: string) => repeated(finding, id) ?? tell(finding);
