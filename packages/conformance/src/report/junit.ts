import type { CheckResult, Finding, Report } from "../run/report.ts";
import { element, escapeXml } from "./xml.ts";

/** For CI systems: a suite per run, a case per check. A check that only shows what another one told says which. */
export function toJunit(report: Report): string {
  const { passed, failed, checks, ms } = report;
  const counts = {
    tests: checks.length,
    failures: failed,
    skipped: checks.length - passed - failed,
    time: seconds(ms),
  };
  const profile = element("property", { name: "profile", value: report.profile });
  const suite = element(
    "testsuite",
    { name: `milvus-conformance ${report.target}`, ...counts },
    element("properties", {}, profile),
    ...checks.map(caseOf),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", counts, suite)}`;
}

function caseOf(check: CheckResult): string {
  const attributes = { name: check.id, classname: operationOf(check), time: seconds(check.ms) };
  return element("testcase", attributes, ...outcomeOf(check));
}

function outcomeOf(check: CheckResult): string[] {
  if (check.status === "skipped") return [element("skipped", { message: check.reason ?? "" })];
  if (check.status === "passed") return [];
  return [
    element("failure", { message: summaryOf(check) }, ...check.findings.map((each) => escapeXml(detailsOf(each)))),
  ];
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
