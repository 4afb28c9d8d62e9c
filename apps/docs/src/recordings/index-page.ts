import { escapeHtml, htmlPage } from "./html.ts";
import { type Case, recordingFiles } from "./read-cases.ts";
import { answerBrief } from "./text.ts";

/** The list of all cases, with each release's answer in brief. */
export function indexPage(cases: readonly Case[]): string {
  const releases = (cases[0]?.rows ?? []).map(({ release }) => `<th>${escapeHtml(release)}</th>`);
  return htmlPage(
    "Recordings",
    [introduction, "<table>", row("<th>Case</th>", releases), ...cases.map(caseRow), "</table>"].join("\n"),
  );
}

const introduction = `<p><a href="../index.html">Milvus REST API v2 (unofficial)</a></p>
<p>
  What the HTTP layers of these Milvus releases answered. HTTP layer, proxy, validation, limiter, authentication and error
  texts are those of the release, unmodified and with its own default configuration; only the coordinators behind the proxy
  were a stand-in that answers with the release's own errors. So status, headers and bodies are real, and what happens
  inside query nodes is not shown.
</p>
<p>
  Each answer in brief is the HTTP status and the envelope's <code>code</code>. What the servers held is in
  <a href="world.yaml">world.yaml</a>; whole, byte for byte, the recordings are in
  ${recordingFiles.map((file) => `<a href="${file}">${file}</a>`).join(", ")}.
</p>`;

function caseRow({ id, rows }: Case): string {
  return row(
    `<td><a href="${id}.html">${escapeHtml(id)}</a></td>`,
    rows.map((each) => `<td>${escapeHtml(answerBrief(each))}</td>`),
  );
}

function row(first: string, others: string[]): string {
  return `<tr>${first}${others.join("")}</tr>`;
}
