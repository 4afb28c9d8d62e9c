import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { contentsOf } from "./contents.ts";

const bundles = join(createRequire(import.meta.url).resolve("redoc/package.json"), "..", "bundles");

/** Redoc's own files, of the npm package. */
export const redocBundle = "redoc.standalone.js";
export const redocLicenses = "redoc.standalone.js.LICENSE.txt";

/** A pre-rendered page that asks nobody else for anything, as files by name. */
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
      .replace("<body>", () => `<body>\n${contentsOf(html)}`)
      // Outside of the HTML, so that the page's policy can refuse every script that is written into it.
      .replace(stateScript, () => `<script src="${redocBundle}"></script>\n<script src="page.js"></script>`),
    "page.js": state,
    [redocBundle]: withoutLogo(bundle.toString()),
    [redocLicenses]: readFileSync(join(bundles, redocLicenses), "utf8"),
  };
}

/** The bundle fetches its maker's logo from a third party; without the address it shows its maker's name alone. */
function withoutLogo(bundle: string): string {
  const [logo] = matchOnce(bundle, /https:\/\/cdn\.redoc\.ly\/[\w./-]+/g);
  return bundle.replace(logo, "data:,");
}

function matchOnce(text: string, pattern: RegExp): [whole: string, part: string] {
  const [match, ...more] = text.matchAll(pattern);
  if (!match || more.length > 0) {
    throw new Error(
      `${pattern} matches ${match ? more.length + 1 : 0} times instead of once: Redoc has changed, see scripts/self-host.ts`,
    );
  }
  return [match[0], match[1] ?? ""];
}
