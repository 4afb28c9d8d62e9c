import { Marked } from "marked";
import { relativeLink } from "../links.ts";
import { escapeHtml } from "./escape.ts";
import { highlight } from "./highlight.ts";

/** Renders the Markdown of a page: headings get an address, code its colours, and wide tables scroll by themselves. */
export function renderMarkdown(markdown: string, from: string): string {
  const taken = new Set<string>();
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const id = uniqueId(text, taken);
        const label = this.parser.parseInline(tokens);
        if (depth === 1) return `<h1>${label}</h1>\n`;
        return `<h${depth} id="${id}">${label} <a class="anchor" href="#${id}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
      code({ text, lang = "" }) {
        return codeBlock(text, lang);
      },
      table(token) {
        const cells = (row: typeof token.header) => row.map(({ tokens }) => this.parser.parseInline(tokens));
        const head = cells(token.header).map((cell) => `<th scope="col">${cell}</th>`);
        const rows = token.rows.map(
          (row) =>
            `<tr>${cells(row)
              .map((cell) => `<td>${cell}</td>`)
              .join("")}</tr>`,
        );
        return `<div class="table"><table>\n<thead><tr>${head.join("")}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody></table></div>\n`;
      },
      link({ href, tokens }) {
        const target = href.startsWith("/") ? relativeLink(href, from) : href;
        return `<a href="${escapeHtml(target)}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** A block of code. It can be scrolled, so it can have the focus of a keyboard. What a program prints is wrapped. */
export function codeBlock(text: string, language: string): string {
  const wrapped = language === "text" ? ' class="wrapped"' : "";
  return `<pre tabindex="0"${wrapped}><code>${highlight(text.trimEnd(), language)}</code></pre>\n`;
}

/** The id of a heading, as GitHub makes it, but without a number at its beginning. */
function uniqueId(text: string, taken: Set<string>): string {
  const plain = text.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "");
  const id = plain.trim().replace(/^\d+ /, "").replaceAll(" ", "-");
  const free = taken.has(id) ? `${id}-${taken.size}` : id;
  taken.add(free);
  return free;
}
