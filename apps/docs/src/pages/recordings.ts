import { type OpenApiDocument, operationsOf } from "../document.ts";
import { escapeHtml } from "../html/escape.ts";
import { renderMarkdown } from "../html/render-markdown.ts";
import { code, table } from "../markdown.ts";
import { type Case, cases, type Exchange, recordingFiles, releases, worldFiles } from "../recordings/read-cases.ts";
import { requestText, responseBrief, responsesText, responseText } from "../recordings/text.ts";
import type { Page } from "./page.ts";

const path = "recordings/";
/** Shorter times are the network's only. */
const shortestShownMs = 100;

const fileLinks = (files: readonly string[]) => files.map((file) => `[${file}](/recordings/${file})`).join(", ");

const introduction = `# Recordings

What the HTTP layers of these releases responded to the same request. HTTP layer, proxy, validation, limiter, authentication
and error messages are those of the release, unmodified and with its default configuration. Only the coordinators behind the
proxy were a stand-in, which responds with the release's own errors. So status, headers and bodies are real; what happens
inside query nodes is not shown.

A response in brief is the HTTP status and the envelope's \`code\`. What the servers held: ${fileLinks(worldFiles)}.
The recordings as files, one JSON line for each case: ${fileLinks(recordingFiles)}.`;

/** What each release responded to the same request, side by side; each case can be unfolded. */
export function recordingsPage(document: OpenApiDocument): Page {
  const groups = [...Map.groupBy(cases, ({ operation }) => operation)].map(([operation, members]) => ({
    operation,
    title: titleOf(operation, document),
    members,
  }));
  return {
    path,
    title: "Recordings",
    summary: "What five releases of Milvus responded to the same requests, side by side, and the recordings as files.",
    scripts: ["filter"],
    markdown: [introduction, ...groups.flatMap(({ title, members }) => [`## ${title}`, briefTable(members)])].join(
      "\n\n",
    ),
    html: [renderMarkdown(introduction, path), contents(groups), detailTable(groups)].join("\n"),
  };
}

/** The cases of one operation. */
interface Group {
  operation: string;
  title: string;
  members: readonly Case[];
}

function titleOf(operation: string, document: OpenApiDocument): string {
  return operationsOf(document).find(({ path: route }) => route.endsWith(`/${operation}`))?.summary ?? operation;
}

function briefTable(members: readonly Case[]): string {
  return table(
    ["Case", ...releases],
    members.map(({ id, exchanges }) => [code(id), ...releases.map((release) => briefOf(exchanges, release))]),
  );
}

function contents(groups: readonly Group[]): string {
  if (groups.length < 2) return "";
  const links = groups.map(
    ({ operation, title, members }) =>
      `<li><a href="#${groupId(operation)}">${escapeHtml(title)}</a> (${members.length})</li>`,
  );
  return `<ul class="columns">${links.join("")}</ul>`;
}

const groupId = (operation: string) => `operation-${operation.replaceAll("/", "-")}`;

/** The tables of all groups as one, with the exchanges themselves, folded away: Markdown cannot say that. */
function detailTable(groups: readonly Group[]): string {
  const heads = ["Case", ...releases].map((head) => `<th scope="col">${escapeHtml(head)}</th>`);
  const bodies = groups.map(
    ({ operation, title, members }) => `<tbody id="${groupId(operation)}">
<tr class="group"><th scope="rowgroup" colspan="${heads.length}">${escapeHtml(title)}</th></tr>
${members.map(caseRow).join("\n")}
</tbody>`,
  );
  return `<div class="table"><table class="compare">
<thead><tr>${heads.join("")}</tr></thead>
${bodies.join("\n")}
</table></div>`;
}

function caseRow({ id, exchanges }: Case): string {
  const briefs = releases.map((release) => `<td>${escapeHtml(briefOf(exchanges, release))}</td>`);
  const responses = [...Map.groupBy(exchanges, (exchange) => exchange.note + responsesText(exchange)).values()];
  const details = [...requestDetails(exchanges), ...responses.flatMap(responseDetails)].join("\n");
  const differs = new Set(exchanges.map(({ response }) => response?.body)).size > 1 ? " data-differs" : "";
  return `<tr id="${escapeHtml(id)}"${differs}><td><details><summary>${escapeHtml(id)}</summary><div class="exchange">\n${details}\n</div></details></td>${briefs.join("")}</tr>`;
}

function briefOf(exchanges: readonly Exchange[], release: string): string {
  const exchange = exchanges.find((each) => each.release === release);
  return exchange ? responseBrief(exchange) : "";
}

/** The request is the same for every release. A line without one is a summary of many runs. */
function requestDetails([first]: readonly Exchange[]): string[] {
  if (!first?.request) return [];
  const before = (first.before ?? []).flatMap((earlier) => [
    "<p>Before it, on the same server:</p>",
    block(`${requestText(earlier.request)}\n\n${responseText(earlier.response)}`),
  ]);
  return [...before, `<p>Request, with authentication ${first.auth}:</p>`, block(requestText(first.request))];
}

/** A response, with the releases that gave it. */
function responseDetails(same: readonly Exchange[]): string[] {
  const [first] = same;
  if (!first) return [];
  const durations = same.map(({ elapsedMs }) => Math.round(elapsedMs ?? 0));
  const after = Math.max(...durations) >= shortestShownMs ? `, after ${durations.join(", ")} ms` : "";
  return [
    `<p>Milvus ${escapeHtml(same.map(({ release }) => release).join(", "))}${after}:</p>`,
    ...(first.note ? [`<p>${escapeHtml(first.note)}</p>`] : []),
    ...(first.response ? [block(responsesText(first))] : []),
  ];
}

const block = (text: string) => `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>`;
