import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const bundles = join(createRequire(import.meta.url).resolve("redoc/package.json"), "..", "bundles");

/** Files of the npm package redoc. */
export const redocBundle = "redoc.standalone.js";
export const redocLicenses = "redoc.standalone.js.LICENSE.txt";

/** Makes a pre-rendered page load everything from its own folder: the files by name. */
export function selfHost(html: string): Record<string, string> {
  const [cdnScript, integrity] = matchOnce(html, /<script src="https:[^"]+" integrity="([^"]+)"[^>]*><\/script>/g);
  const [stateScript, state] = matchOnce(html, /<script>(.*?)<\/script>/gs);
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
      .replace("<body>", () => `<body>\n${contents(html)}`)
      // In files of their own, so that the Content-Security-Policy can refuse every inline script.
      .replace(stateScript, () => `<script src="${redocBundle}"></script>\n<script src="page.js"></script>`),
    "page.js": state,
    [redocBundle]: withoutLogo(bundle.toString()),
    [redocLicenses]: readFileSync(join(bundles, redocLicenses), "utf8"),
  };
}

/** The bundle loads the logo of Redocly from another host; without the address it shows the name only. */
function withoutLogo(bundle: string): string {
  const [logo] = matchOnce(bundle, /https:\/\/cdn\.redoc\.ly\/[\w./-]+/g);
  return bundle.replace(logo, "data:,");
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

/** A table of contents for readers without JavaScript, where Redoc's menu does not work. */
function contents(html: string): string {
  const entries = [...html.matchAll(/depth="(\d)" data-item-id="([^"]+)" role="menuitem" aria-label="([^"]+)"/g)];
  if (entries.length === 0) throw new Error("The page has no menu: Redoc has changed, see src/reference/self-host.ts");
  const links = entries
    .filter(([, depth = "", id = ""]) => depth === "1" || id.includes("/operation/"))
    .map(([, , id, label]) => `<a href="#${id}">${label}</a>`);
  return `<noscript><nav class="contents">${links.join(" ")}</nav></noscript>`;
}
