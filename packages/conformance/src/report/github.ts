import type { Finding, Report } from "./report.ts";
import { closingLine, headLine, kindOf, nameChecks, remarksOf, tell, verdictOf } from "./text.ts";

/**
 * For the log of a GitHub workflow: a command per finding, which GitHub shows as an annotation.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function toGithub(report: Report): string {
  return [...report.findings.map(commandOf), ...remarksOf(report), closingLine(report)].join("\n");
}

function commandOf(finding: Finding): string {
  const title = `Milvus conformance, ${finding.checks[0]}`;
  const command = finding.fails ? "error" : "warning";
  return `::${command} title=${escapeProperty(title)}::${escapeText(kindOf(finding) + tell(finding))}`;
}

function escapeText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

const columns = ["", "Deviation", "Request", "Response", "Spec", "Remedy", "Checks"];

/** For the summary of a GitHub job: a table of the findings, in Markdown. */
export function toJobSummary(report: Report): string {
  const rows = report.findings.map((finding, index) => [
    String(index + 1),
    ...[
      kindOf(finding) + finding.message,
      finding.request,
      finding.response,
      finding.spec,
      finding.remedy,
      nameChecks(finding.checks),
    ].map(escapeMarkdown),
  ]);
  const table = rows.length === 0 ? [] : [columns, columns.map(() => "---"), ...rows].map(toRow).concat("");
  const [head, ...ends] = [headLine(report), ...remarksOf(report), closingLine(report)].map(escapeMarkdown);
  return [`## Milvus conformance: ${verdictOf(report)}`, "", head, "", ...table, ends.join("\n\n"), ""].join("\n");
}

const toRow = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** A server's text could be a link, an image or a cell of its own: every sign that might mean something is escaped. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
