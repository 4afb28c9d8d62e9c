import { copyFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { escapeHtml } from "./html/escape.ts";
import { siteName } from "./html/layout.ts";
import type { Page } from "./pages/page.ts";
import type { SiteOptions } from "./site-options.ts";

const bundle = dirname(fileURLToPath(import.meta.resolve("@milvus-rest/spec/openapi.json")));

/** What is published of the bundle of the spec, as it is. */
const bundled = [
  ...["openapi.json", "openapi.yaml", "zilliz-cloud.json", "zilliz-cloud.yaml", "profiles.json"],
  "SHA256SUMS",
];

/** Writes what programs read: the spec's bundle, llms.txt, and a sitemap where the address is known. */
export function writeMachineFiles(pages: readonly Page[], folder: string, { baseUrl }: SiteOptions): void {
  for (const name of bundled) copyFileSync(join(bundle, name), join(folder, name));
  writeFileSync(join(folder, "llms.txt"), llmsText(pages, baseUrl ?? ""));
  if (baseUrl !== undefined) writeFileSync(join(folder, "sitemap.xml"), sitemap(pages, baseUrl));
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
