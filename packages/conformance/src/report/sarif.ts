import { createHash } from "node:crypto";
import type { Log, ReportingDescriptor, Result } from "sarif";
import manifest from "../../package.json" with { type: "json" };
import type { Finding, Report } from "../run/report.ts";
import { findingLines } from "./finding-lines.ts";

/** For code scanning: SARIF 2.1.0, a rule and a result per finding. */
export function toSarif({ target, profile, findings }: Report): string {
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "milvus-conformance", semanticVersion: manifest.version, rules: findings.map(ruleOf) },
        },
        results: findings.map(resultOf),
        properties: { target, profile },
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function ruleOf({ cause, message, remedy }: Finding): ReportingDescriptor {
  return {
    id: cause,
    shortDescription: { text: message },
    help: { text: remedy },
    defaultConfiguration: { level: "error" },
  };
}

function resultOf(finding: Finding, ruleIndex: number): Result {
  const { cause, message, spec, checks } = finding;
  const lines = findingLines(finding).map(([name, text]) => `${name}: ${text}`);
  return {
    ruleId: cause,
    ruleIndex,
    level: "error",
    message: { text: [message, ...lines].join("\n") },
    // Which line of the file it is the bundled spec does not tell, and GitHub demands one.
    locations: [{ physicalLocation: { artifactLocation: { uri: spec }, region: { startLine: 1 } } }],
    // The one that GitHub tells by whether a result is an old one.
    partialFingerprints: { primaryLocationLineHash: createHash("sha256").update(cause).digest("hex") },
    properties: { checks: [...checks] },
  };
}
