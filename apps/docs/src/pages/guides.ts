import { globSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { catalogue, errorLink } from "../catalogue.ts";
import { code, codeBlock } from "../markdown.ts";
import type { Page } from "./page.ts";

const folder = join(import.meta.dirname, "..", "..", "guides");

/** A guide is a page: guides/<name>.md, with its place in the list and its summary in the head. */
export interface Guide extends Page {
  order: number;
}

/** A line `{{samples/release.ts}}` stands for a file of guides/, which the tests run. */
const sample = /^\{\{(samples\/[\w./-]+)\}\}$/gm;

/** What else may stand in double braces. */
const lists: Record<string, () => string> = {
  "retryable errors": () =>
    catalogue
      .filter(({ retryable }) => retryable)
      .map(({ name, code: value }) => `${errorLink(name)} (${code(String(value))})`)
      .join(", "),
};

/** The guides in their order. */
export function readGuides(): Guide[] {
  return globSync("*.md", { cwd: folder })
    .map((file) => parseGuide(file, readFileSync(join(folder, file), "utf8")))
    .sort((one, other) => one.order - other.order);
}

/** The list of the guides. */
export function guidesPage(guides: readonly Guide[]): Page {
  return {
    path: "guides/",
    title: "Guides",
    summary: "Short guides, whose programs are run in the tests.",
    markdown: [
      "# Guides",
      guides.map(({ path, title, summary }) => `- [${title}](/${path}): ${summary}`).join("\n"),
    ].join("\n\n"),
  };
}

/**
 * Reads a guide: two lines `order:` and `summary:`, an empty line, and Markdown that begins with its title.
 *
 * @throws {Error} when one of these is missing, or a sample that it includes.
 */
function parseGuide(file: string, text: string): Guide {
  const [, order, summary, title, rest] = /^order: (\d+)\nsummary: ([^\n]+)\n\n# ([^\n]+)\n(.*)$/s.exec(text) ?? [];
  if (!order || !summary || !title || rest === undefined) {
    throw new Error(`guides/${file} does not begin with the lines "order: 1", "summary: …", "" and "# Title"`);
  }
  const markdown = `# ${title}\n${rest}`
    .replaceAll(sample, (_, path: string) => includeSample(path))
    .replaceAll(/\{\{(.+?)\}\}/g, (whole, name: string) => lists[name]?.() ?? whole);
  return { path: `guides/${basename(file, ".md")}/`, order: Number(order), title, summary, markdown };
}

function includeSample(path: string): string {
  return codeBlock(extname(path).slice(1), readFileSync(join(folder, path), "utf8"));
}
