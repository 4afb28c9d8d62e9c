import { create } from "xmlbuilder";
import type { CheckResult, Report } from "./report.ts";
import { detailsOf } from "./text.ts";

/** For CI systems: a suite per run, a case per check. A check that only shows what another one reports says which. */
export function toJunit(report: Report): string {
  const { target, profile, failed, checks, durationMs, skipped } = report;
  const counts = {
    "@tests": checks.length,
    "@failures": failed,
    "@errors": 0,
    "@time": durationMs / 1000,
  };
  const testsuite = {
    "@name": `milvus-conformance ${target}`,
    ...counts,
    "@skipped": Object.values(skipped).reduce((sum, count) => sum + count, 0),
    properties: { property: { "@name": "profile", "@value": profile } },
    testcase: checks.map(caseOf),
  };
  return create({ testsuites: { ...counts, testsuite } }, document).end({ pretty: true });
}

/** A server's bytes may contain what XML 1.0 does not allow: control characters and lone surrogates are replaced. */
const document = { encoding: "UTF-8", invalidCharReplacement: "\ufffd" };

function caseOf(check: CheckResult): object {
  const { id, durationMs } = check;
  const [operation] = id.split("/");
  return { "@name": id, "@classname": operation, "@time": durationMs / 1000, ...outcomeOf(check) };
}

function outcomeOf({ status, reason = "", title, findings, sameAs }: CheckResult): object {
  if (status === "passed") return {};
  if (status === "skipped") return { skipped: { "@message": reason } };
  const messages = [...findings.map(({ message }) => message), ...sameAs.map((id) => `the same as ${id}`)];
  const details = findings.map((finding) =>
    detailsOf(finding)
      .map(([name, text]) => `${name}: ${text}`)
      .join("\n"),
  );
  if (status === "warned") return { "system-out": [...messages, ...details].join("\n") };
  return { failure: { "@message": `${title}: ${messages.join("; ")}`, "#text": details.join("\n\n") } };
}
