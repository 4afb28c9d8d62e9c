import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeAssets } from "./assets.ts";
import type { OpenApiDocument } from "./document.ts";
import { layoutPage } from "./html/layout.ts";
import { renderMarkdown } from "./html/render-markdown.ts";
import { withRelativeLinks } from "./links.ts";
import { writeMachineFiles } from "./machine-files.ts";
import type { Page } from "./pages/page.ts";
import { pagesOf } from "./pages/pages.ts";
import { writeRecordings } from "./recordings/write-recordings.ts";
import { buildReference } from "./reference/build-reference.ts";
import { referencePage } from "./reference/reference-page.ts";
import type { SiteOptions } from "./site-options.ts";

/** Writes the docs of a document into a folder, which is emptied first. */
export async function buildSite(document: OpenApiDocument, folder: string, options: SiteOptions = {}): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const [pages, reference] = [pagesOf(document), referencePage(document)];
  for (const page of pages) {
    writeHtml(page, folder, options);
    writeMarkdown(page, folder);
  }
  buildReference(document, join(folder, "reference"), options);
  writeMarkdown(reference, folder);
  writeMachineFiles([...pages, reference], folder, options);
  writeRecordings(join(folder, "recordings"));
  await writeAssets(join(folder, "assets"));
}

function writeHtml(page: Page, folder: string, { baseUrl }: SiteOptions): void {
  const content = page.html ?? renderMarkdown(page.markdown, page.path);
  write(join(folder, page.path, "index.html"), layoutPage({ ...page, content, baseUrl }));
}

/** The Markdown of a page, whose links lead to the Markdown of the other pages. */
function writeMarkdown({ path, markdown }: Page, folder: string): void {
  write(join(folder, path, "index.md"), `${withRelativeLinks(markdown, path, "index.md").trimEnd()}\n`);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
