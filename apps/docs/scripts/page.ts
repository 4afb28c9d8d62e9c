import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { OpenApiDocument } from "./document.ts";
import { forReaders } from "./for-readers.ts";
import { renderRedoc } from "./redocly.ts";
import { selfHost } from "./self-host.ts";

/** Builds the page of a document into a folder: index.html and the files it needs. */
export function buildPage(document: OpenApiDocument, folder: string): void {
  const workplace = mkdtempSync(join(tmpdir(), "milvus-rest-docs-"));
  try {
    const source = join(workplace, "openapi.json");
    const rendered = join(workplace, "index.html");
    writeFileSync(source, JSON.stringify(forReaders(document)));
    renderRedoc(source, rendered, document.info);
    const files = selfHost(readFileSync(rendered, "utf8"));

    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    copyFileSync(join(dirname(import.meta.dirname), "page", "page.css"), join(folder, "page.css"));
  } finally {
    rmSync(workplace, { recursive: true });
  }
}
