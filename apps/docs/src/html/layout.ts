import { relativeLink, rootOf } from "../links.ts";
import { escapeHtml } from "./escape.ts";

/** The name of the docs, beside the title of a page. */
export const siteName = "Milvus REST API v2 (unofficial)";

const navigation = [
  ["/guides/", "Guides"],
  ["/reference/", "Reference"],
  ["/errors/", "Errors"],
  ["/releases/", "Releases"],
  ["/recordings/", "Recordings"],
  ["/try-it/", "Try it"],
] as const;

/** What stands around the content of a page. */
export interface Layout {
  path: string;
  title: string;
  summary: string;
  content: string;
  scripts?: readonly string[] | undefined;
  styles?: readonly string[] | undefined;
  connect?: string | undefined;
  baseUrl?: string | undefined;
}

/** A whole page. Its policy lets it load from its own host only, and connect to nothing unless told. */
export function layoutPage({
  path,
  title,
  summary,
  content,
  scripts = [],
  styles = [],
  connect,
  baseUrl,
}: Layout): string {
  const root = rootOf(path);
  const connectSource = connect === undefined ? "" : ` connect-src ${connect};`;
  const style = (name: string) => `    <link rel="stylesheet" href="${root}assets/${name}.css">\n`;
  const script = (name: string) => `    <script src="${root}assets/${name}.js" defer></script>\n`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${escapeHtml(path === "" ? title : `${title} · ${siteName}`)}</title>
    <meta name="description" content="${escapeHtml(summary)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:;${connectSource} base-uri 'none'; form-action 'none'"
    >
    <meta name="referrer" content="no-referrer">
    <link rel="icon" href="data:,">
${machineLinks(path, baseUrl)}    <script src="${root}assets/scheme.js"></script>
${["theme", "site", ...styles].map(style).join("")}${scripts.map(script).join("")}  </head>
  <body>
${siteHeader(path)}
    <main id="content">
${content}
    </main>
    <footer>
      <p>
        Unofficial. Not made, endorsed or supported by the Milvus project, the LF AI &amp; Data Foundation or Zilliz.
        <a href="index.md">This page as Markdown</a>
      </p>
    </footer>
  </body>
</html>
`;
}

/** The header of every page: where it belongs, and the switch of the colour scheme, which shows once its script runs. */
export function siteHeader(path: string): string {
  const links = navigation.map(([target, label]) => {
    const here = `/${path}`.startsWith(target) ? ' aria-current="true"' : "";
    return `<a href="${relativeLink(target, path)}"${here}>${label}</a>`;
  });
  return `    <a class="skip-link" href="#content">Skip to the content</a>
    <header class="site-header">
      <a class="home" href="${relativeLink("/", path)}">${siteName}</a>
      <nav aria-label="Docs">${links.join("\n        ")}</nav>
      <button type="button" id="scheme" hidden>Dark</button>
    </header>`;
}

/** Where search engines and programs find the page: its address, where it is known, and its Markdown. */
export function machineLinks(path: string, baseUrl: string | undefined): string {
  const canonical = baseUrl === undefined ? "" : `    <link rel="canonical" href="${escapeHtml(baseUrl + path)}">\n`;
  return `${canonical}    <link rel="alternate" type="text/markdown" href="index.md">\n`;
}
