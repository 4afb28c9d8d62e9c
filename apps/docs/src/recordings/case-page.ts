import { escapeHtml, htmlPage } from "./html.ts";
import type { Case, Row } from "./read-cases.ts";
import { answerText, requestText } from "./text.ts";

/** Times below are no more than the way to the server and back. */
const worthTelling = 100;

/** The page of one case: the request, then each answer with the releases that gave it. */
export function casePage({ id, rows }: Case): string {
  const answers = [...Map.groupBy(rows, (row) => row.note + answerText(row)).values()];
  return htmlPage(id, [navigation, ...asked(rows), ...answers.flatMap(answered)].join("\n"));
}

const navigation = `<p><a href="../index.html">Milvus REST API v2 (unofficial)</a> › <a href="index.html">Recordings</a></p>`;

/** The request is the same for every release; a line without one sums many runs up. */
function asked([row]: Row[]): string[] {
  if (!row?.request) return [];
  return [
    heading("Request"),
    paragraph(`To a server with authentication ${row.auth}.`),
    block(requestText(row.request)),
  ];
}

function answered(rows: Row[]): string[] {
  const [row] = rows;
  if (!row) return [];
  const times = rows.map(({ elapsedMs }) => Math.round(elapsedMs ?? 0));
  return [
    heading(`Milvus ${rows.map(({ release }) => release).join(", ")}`),
    ...(row.note ? [paragraph(row.note)] : []),
    ...(row.response ? [block(answerText(row))] : []),
    ...(Math.max(...times) >= worthTelling ? [paragraph(`After ${times.join(", ")} ms.`)] : []),
  ];
}

const heading = (text: string) => `<h2>${escapeHtml(text)}</h2>`;
const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;
const block = (text: string) => `<pre>${escapeHtml(text)}</pre>`;
