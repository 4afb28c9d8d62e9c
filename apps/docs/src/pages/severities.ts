import profilesJson from "@milvus-rest/spec/profiles.json" with { type: "json" };
import { code, table } from "../markdown.ts";

/** A rule of `severity` in spec/profiles.yaml. */
interface SeverityRule {
  deviation: string;
  causes: string[];
  except?: string[];
  checks?: string[];
  severity: string;
  reason: string;
}

const rules: readonly SeverityRule[] = profilesJson.severity;

/** Which deviation that the conformance kit finds is an error and which a warning, and why, in the order of the rules. */
export function severityTable(): string {
  const rest = ["Anything else", "error", "A client that follows the document breaks."];
  return table(["Deviation, and its cause", "Severity", "Reason"], [...rules.map(severityRow), rest]);
}

function severityRow({ deviation, causes, except = [], checks = [], severity, reason }: SeverityRule): string[] {
  const lines = [
    deviation,
    listOf(causes),
    except.length > 0 ? `not ${listOf(except)}` : "",
    checks.length > 0 ? `in the checks ${listOf(checks)}` : "",
  ];
  return [lines.filter(Boolean).join("<br>"), severity, reason];
}

const listOf = (patterns: readonly string[]) => patterns.map(code).join(", ");
