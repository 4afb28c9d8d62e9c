import type { Finding, Report } from "../run/report.ts";
import { closingLine } from "./closing-line.ts";
import { findingLines } from "./finding-lines.ts";

/**
 * For the log of a GitHub workflow: a command per finding, which GitHub shows as an annotation.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function toGithub(report: Report): string {
  return [...report.findings.map(commandOf), closingLine(report)].join("\n");
}

function commandOf(finding: Finding): string {
  const title = `Milvus conformance, ${finding.checks[0]}`;
  const lines = findingLines(finding).map(([name, text]) => `${name}: ${text}`);
  return `::error title=${escapeProperty(title)}::${escapeText([finding.message, ...lines].join("\n"))}`;
}

function escapeText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
