import { create } from "xmlbuilder";
import type { CheckResult, Finding, Report } from "../run/report.ts";

/** For CI systems: a suite per run, a case per check. A check that only shows what another one told says which. */
export function toJunit(report: Report): string {
  const { target, profile, passed, failed, checks, ms } = report;
  const counts = {
    "@tests": checks.length,
    "@failures": failed,
    "@skipped": checks.length - passed - failed,
    "@time": seconds(ms),
  };
  const testsuite = {
    "@name": `milvus-conformance ${target}`,
    ...counts,
    properties: { property: { "@name": "profile", "@value": profile } },
    testcase: checks.map(caseOf),
  };
  return create({ testsuites: { ...counts, testsuite } }, document).end({ pretty: true });
}

/** A server's bytes may hold what no XML 1.0 document may: control characters and lone surrogates are replaced. */
const document = { encoding: "UTF-8", invalidCharReplacement: "\ufffd" };

function caseOf(check: CheckResult): object {
  return { "@name": check.id, "@classname": operationOf(check), "@time": seconds(check.ms), ...outcomeOf(check) };
}

function outcomeOf(check: CheckResult): object {
  if (check.status === "passed") return {};
  if (check.status === "skipped") return { skipped: { "@message": check.reason ?? "" } };
  return { failure: { "@message": summaryOf(check), "#text": check.findings.map(detailsOf).join("\n\n") } };
}

const operationOf = ({ id }: CheckResult) => id.slice(0, id.indexOf("/"));

const seconds = (ms: number) => ms / 1000;

function summaryOf({ title, findings, sameAs }: CheckResult): string {
  const told = findings.map(({ message }) => message);
  const before = sameAs.map((id) => `the same as ${id}`);
  return `${title}: ${[...told, ...before].join("; ")}`;
}

function detailsOf({ sent, came, spec, remedy }: Finding): string {
  return [`sent: ${sent}`, `came: ${came}`, `spec: ${spec}`, `remedy: ${remedy}`].join("\n");
}
