import { copyFileSync, globSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { build } from "rolldown";

const docs = join(import.meta.dirname, "..");
const font = dirname(createRequire(import.meta.url).resolve("@fontsource/ibm-plex-mono/package.json"));

/** Scripts of the pages: browser/<name>.ts becomes assets/<name>.js. They are no modules, because `file://` loads none. */
const scripts = ["scheme", "reference", "filter", "try-it"];

/** Writes the style sheets, the font for code and the scripts of the pages. */
export async function writeAssets(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const file of globSync("assets/*.css", { cwd: docs }))
    copyFileSync(join(docs, file), join(folder, basename(file)));
  copyFileSync(
    join(font, "files", "ibm-plex-mono-latin-400-normal.woff2"),
    join(folder, "ibm-plex-mono-latin-400-normal.woff2"),
  );
  copyFileSync(join(font, "LICENSE"), join(folder, "ibm-plex-mono.LICENSE.txt"));
  await Promise.all(
    scripts.map((name) =>
      build({
        input: join(docs, "browser", `${name}.ts`),
        platform: "browser",
        logLevel: "warn",
        output: { file: join(folder, `${name}.js`), format: "iife", minify: true },
      }),
    ),
  );
}
