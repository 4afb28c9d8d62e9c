import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { escapeHtml } from "./html/escape.ts";
import { siteName } from "./html/layout.ts";
import type { Page } from "./pages/page.ts";
import type { SiteOptions } from "./site-options.ts";

const documents = ["openapi.json", "openapi.yaml", "zilliz-cloud.json", "zilliz-cloud.yaml"];

/** Writes what programs read: the OpenAPI documents with their SHA-256, llms.txt, and a sitemap where the address is known. */
export function writeMachineFiles(pages: readonly Page[], folder: string, { baseUrl }: SiteOptions): void {
  const contents = documents.map((name) => ({ name, bytes: readDocument(name) }));
  for (const { name, bytes } of contents) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, "SHA256SUMS"), contents.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).join(""));
  writeFileSync(join(folder, "llms.txt"), llmsText(pages, baseUrl ?? ""));
  if (baseUrl !== undefined) writeFileSync(join(folder, "sitemap.xml"), sitemap(pages, baseUrl));
}

function readDocument(name: string): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(`@milvus-rest/spec/${name}`)));
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A list of the pages for language models, as llmstxt.org describes it. */
function llmsText(pages: readonly Page[], root: string): string {
  const [start, ...others] = pages;
  const sections = Map.groupBy(others, ({ path }) => path.split("/")[0] ?? "");
  return [
    `# ${siteName}`,
    `> ${start?.summary}`,
    `[All of the introduction](${root}index.md). The OpenAPI document: [openapi.yaml](${root}openapi.yaml).`,
    ...[...sections.values()].map((section) =>
      [
        `## ${section[0]?.title}`,
        "",
        ...section.map(({ path, title, summary }) => `- [${title}](${root}${path}index.md): ${summary}`),
      ].join("\n"),
    ),
    "",
  ].join("\n\n");
}

function sitemap(pages: readonly Page[], baseUrl: string): string {
  const urls = pages.map(({ path }) => `  <url><loc>${escapeHtml(baseUrl + path)}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
}
