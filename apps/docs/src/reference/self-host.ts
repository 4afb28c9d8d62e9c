import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { recolour } from "../../browser/recolour.ts";
import { machineLinks, siteHeader } from "../html/layout.ts";
import type { SiteOptions } from "../site-options.ts";

const bundles = join(createRequire(import.meta.url).resolve("redoc/package.json"), "..", "bundles");
const path = "reference/";

/** Files of the npm package redoc. */
const redocBundle = "redoc.standalone.js";
const redocLicenses = "redoc.standalone.js.LICENSE.txt";

/**
 * Makes the page that Redocly rendered one of these docs: it loads everything from its own host, has their header,
 * and takes its colours from assets/theme.css. Returns the files by name.
 *
 * @throws {Error} when Redoc's page is not built as this file expects, or has a colour that browser/recolour.ts lacks.
 */
export function selfHost(html: string, { baseUrl }: SiteOptions = {}): Record<string, string> {
  const [cdnScript, integrity] = matchOnce(html, /<script src="https:[^"]+" integrity="([^"]+)"[^>]*><\/script>/g);
  const [stateScript, state] = matchOnce(html, /<script>(.*?)<\/script>/gs);
  const [styles] = matchOnce(html, /<style data-styled.*?<\/style>/gs);
  const bundle = readFileSync(join(bundles, redocBundle));
  const hash = `sha384-${createHash("sha384").update(bundle).digest("base64")}`;
  if (hash !== integrity) {
    throw new Error(
      `${redocBundle} of the package redoc is ${hash}, but the page was made for ${integrity}: align their versions in pnpm-workspace.yaml`,
    );
  }
  return {
    "index.html": html
      .replace(cdnScript, "")
      .replace(styles, () => recolourAll(styles))
      // For assistive technology: Redoc's small headings follow a second level, and what scrolls can have the focus.
      .replaceAll(/<h5 /g, '<h5 aria-level="3" ')
      .replaceAll(/<(pre|table)(?=[ >])/g, '<$1 tabindex="0"')
      .replace("</title>", () => `</title>\n${machineLinks(path, baseUrl)}`)
      .replace("<body>", () => `<body>\n${siteHeader(path)}\n<main id="content">\n${contents(html)}`)
      // In files of their own, so that the Content-Security-Policy can refuse every inline script.
      .replace(
        stateScript,
        () =>
          `</main>\n${["../assets/reference.js", redocBundle, "page.js"].map((file) => `<script src="${file}"></script>`).join("\n")}`,
      ),
    "page.js": state,
    [redocBundle]: withoutLogo(bundle.toString()),
    [redocLicenses]: readFileSync(join(bundles, redocLicenses), "utf8"),
  };
}

function recolourAll(styles: string): string {
  const unknown = new Set<string>();
  const recoloured = recolour(styles, (declaration) => unknown.add(declaration));
  if (unknown.size > 0) {
    throw new Error(
      `Redoc's style sheet has colours that browser/recolour.ts has no replacement for: ${[...unknown].join("; ")}`,
    );
  }
  return recoloured;
}

/** The bundle loads the logo of Redocly from another host; without the address it shows the name only. */
function withoutLogo(bundle: string): string {
  const [logo] = matchOnce(bundle, /https:\/\/cdn\.redoc\.ly\/[\w./-]+/g);
  return bundle.replace(logo, "data:,");
}

/** A table of contents for readers without JavaScript, where Redoc's menu does not work. */
function contents(html: string): string {
  const entries = [...html.matchAll(/depth="(\d)" data-item-id="([^"]+)" role="menuitem" aria-label="([^"]+)"/g)];
  if (entries.length === 0) throw new Error("The page has no menu: Redoc has changed, see src/reference/self-host.ts");
  const links = entries
    .filter(([, depth = "", id = ""]) => depth === "1" || id.includes("/operation/"))
    .map(([, , id, label]) => `<a href="#${id}">${label}</a>`);
  return `<noscript><nav class="contents" aria-label="Contents">${links.join(" ")}</nav></noscript>`;
}

function matchOnce(text: string, pattern: RegExp): [whole: string, part: string] {
  const [match, ...more] = text.matchAll(pattern);
  if (!match || more.length > 0) {
    throw new Error(
      `${pattern} matches ${match ? more.length + 1 : 0} times instead of once: Redoc has changed, see src/reference/self-host.ts`,
    );
  }
  return [match[0], match[1] ?? ""];
}
