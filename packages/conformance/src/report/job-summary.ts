import type { Report } from "../run/report.ts";
import { closingLine, verdictOf } from "./closing-line.ts";
import { nameChecks } from "./finding-lines.ts";
import { headLine } from "./text.ts";

/** For the summary of a GitHub job: a table of the findings, in Markdown. */
export function toJobSummary(report: Report): string {
  const rows = report.findings.map(({ checks, message, sent, came, spec, remedy }, index) => [
    String(index + 1),
    ...[message, sent, came, spec, remedy, nameChecks(checks)].map(escapeMarkdown),
  ]);
  const table = rows.length === 0 ? [] : [columns, columns.map(() => "---"), ...rows].map(toRow).concat("");
  return [
    `## Milvus conformance: ${verdictOf(report)}`,
    "",
    escapeMarkdown(headLine(report)),
    "",
    ...table,
    escapeMarkdown(closingLine(report)),
    "",
  ].join("\n");
}

const columns = ["", "Deviation", "Sent", "Came", "Spec", "Remedy", "Checks"];

const toRow = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** A server's text could be a link, an image or a cell of its own: every sign that might mean something is spelt out. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
