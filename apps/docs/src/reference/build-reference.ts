import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenApiDocument } from "../document.ts";
import type { SiteOptions } from "../site-options.ts";
import { prepareDocument } from "./prepare-document.ts";
import { renderRedoc } from "./redocly.ts";
import { selfHost } from "./self-host.ts";

/** Writes the Redoc page of a document into a folder: index.html and the files that only it loads. */
export function buildReference(document: OpenApiDocument, folder: string, options: SiteOptions = {}): void {
  const work = mkdtempSync(join(tmpdir(), "milvus-rest-docs-"));
  try {
    const source = join(work, "openapi.json");
    const rendered = join(work, "index.html");
    writeFileSync(source, JSON.stringify(prepareDocument(document)));
    renderRedoc(source, rendered, document.info);
    const files = selfHost(readFileSync(rendered, "utf8"), options);

    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  } finally {
    rmSync(work, { recursive: true });
  }
}
