import { type OpenApiDocument, operationsOf, type PlacedOperation } from "../document.ts";
import { type Field, fieldsOf } from "../fields.ts";
import { escapeHtml } from "../html/escape.ts";
import { renderMarkdown } from "../html/render-markdown.ts";
import { exampleOf } from "../samples/samples.ts";
import type { Page } from "./page.ts";

const path = "try-it/";

/** The panel that sends requests from the browser. Its own policy is the only one that allows to connect to any server. */
export function tryItPage(document: OpenApiDocument): Page {
  return {
    path,
    title: "Try it",
    summary: "Sends requests to a Milvus of your choice from the browser, with the client of this project.",
    scripts: ["try-it"],
    styles: ["try-it"],
    connect: "http: https:",
    markdown: [introduction, notes].join("\n\n"),
    html: [renderMarkdown(introduction, path), panel(document), renderMarkdown(notes, path)].join("\n"),
  };
}

const introduction = `# Try it

Sends a request from this page to the server that you name, with \`@milvus-rest/client\`. Nothing passes through another
server, and nothing is stored. To have a server to try: \`milvus-mock\`, or a Milvus on this machine.`;

const notes = `## When a browser cannot connect

- **The server is down or the URL is wrong.** The browser says the same as in the next cases: no connection.
- **CORS.** Milvus allows requests from any page, but not every header: a browser cannot send \`Request-Timeout\` and
  \`DB-Name\` to it. So the time limit here is the client's, and the database is the body's \`dbName\`. A proxy in front of
  Milvus may forbid requests from other pages altogether.
- **Mixed content.** A page that came over \`https:\` cannot send to \`http:\`, except to this machine (\`localhost\`). Use a
  server with TLS, open a copy of these docs over \`http:\`, or open them from a file.
- **Local network.** Browsers may ask whether a public page may reach this machine or its network; without your
  permission there is no connection.
- **TLS.** The browser must trust the server's certificate. Open the server's URL in a tab of its own to see.`;

function panel(document: OpenApiDocument): string {
  const operations = operationsOf(document);
  const options = operations.map(
    ({ operationId, summary }) => `<option id="${operationId}" value="${operationId}">${escapeHtml(summary)}</option>`,
  );
  return `<noscript><p>This page needs JavaScript. The <a href="../reference/index.html">reference</a> has the same requests for curl.</p></noscript>
<form id="try-it" class="panel" hidden>
<fieldset>
<legend>Server</legend>
<p><label for="url">URL</label><input id="url" type="url" value="http://localhost:19530" spellcheck="false" required></p>
<p><label for="token">Token</label><input id="token" type="password" autocomplete="off" aria-describedby="token-hint"><span class="hint" id="token-hint"><code>user:password</code>, or an API key. Kept in memory only, until you leave the page.</span></p>
<p><label for="limit">Time limit, seconds</label><input id="limit" type="number" min="0.1" step="any" value="60" required></p>
</fieldset>
<fieldset>
<legend>Request</legend>
<p><label for="operation">Operation</label><select id="operation">${options.join("")}</select></p>
</fieldset>
${operations.map((operation) => operationFields(operation, document)).join("\n")}
<p class="actions"><button type="submit">Send</button> <button type="button" id="cancel" disabled>Cancel</button></p>
</form>
<section id="request" aria-labelledby="request-title" hidden>
<h2 id="request-title">The request as curl</h2>
<pre tabindex="0"><code></code></pre>
</section>
<section id="response" aria-live="polite"></section>`;
}

function operationFields(operation: PlacedOperation, { components }: OpenApiDocument): string {
  const { operationId, description, method, path: route, link } = operation;
  const fields = fieldsOf(operation, components).filter(({ deprecated }) => !deprecated);
  const example = new Map(Object.entries(Object(exampleOf(operation))));
  const inputs = fields.map((field) => fieldInput(field, operationId, example.get(field.name)));
  return `<fieldset class="operation" data-operation="${operationId}" data-path="${escapeHtml(route)}" disabled hidden>
<legend>Body</legend>
<p class="hint"><code>${method} ${escapeHtml(route)}</code>. ${inline(firstParagraph(description))} <a href="..${link.replace("/#", "/index.html#")}">More about it</a></p>
${inputs.join("\n")}
</fieldset>`;
}

/** Strings are written as they are, everything else as JSON. */
function fieldInput({ name, type, required, description }: Field, operationId: string, example: unknown): string {
  const id = `${operationId}-${name}`;
  const isText = /^string\b/.test(type) && !/\b(array|object|integer|number|boolean)\b/.test(type);
  const value = example === undefined ? "" : isText ? String(example) : JSON.stringify(example);
  const attributes = `id="${id}" name="${escapeHtml(name)}" data-kind="${isText ? "text" : "json"}" aria-describedby="${id}-hint" spellcheck="false"`;
  const input = /\b(array|object|any)\b/.test(type)
    ? `<textarea ${attributes} rows="3">${escapeHtml(value)}</textarea>`
    : `<input ${attributes} type="text" autocomplete="off" value="${escapeHtml(value)}">`;
  const mark = required ? " (required)" : "";
  return `<div class="field"><label for="${id}"><code>${escapeHtml(name)}</code>${mark}</label>${input}<div class="hint" id="${id}-hint">${escapeHtml(type)}${isText ? "" : ", as JSON"}. ${inline(description)}</div></div>`;
}

function firstParagraph(markdown: string): string {
  return markdown.trim().split(/\n\s*\n/)[0] ?? "";
}

function inline(markdown: string): string {
  return renderMarkdown(markdown, path)
    .replaceAll(/<\/?p>/g, " ")
    .trim();
}
