import { globSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { catalogue, errorLink } from "../catalogue.ts";
import { type OpenApiDocument, type Operation, operationsOf, type PlacedOperation } from "../document.ts";
import { code, codeBlock, table } from "../markdown.ts";
import { methodOf, officialMethods } from "../samples/samples.ts";
import type { Page } from "./page.ts";
import { severityTable } from "./severities.ts";

const folder = join(import.meta.dirname, "..", "..", "guides");
const clientPackage = join(folder, "..", "..", "..", "packages", "client");

/** A guide is a page: guides/<name>.md, with its place in the list and its summary in the head. */
export interface Guide extends Page {
  order: number;
}

/** A line `{{samples/release.ts}}` stands for a file of guides/, and `{{examples/…}}` for one of the client; tests run both. */
const sample = /^\{\{((samples|examples)\/[\w./-]+)\}\}$/gm;

/** A line `{{privileges listCollections loadCollection}}` stands for a table of what these operations ask of a user. */
const privileges = /^\{\{privileges ([\w ]+)\}\}$/gm;

/** What else may stand in double braces. */
const lists: Record<string, (document: OpenApiDocument) => string> = {
  "retryable errors": () =>
    catalogue
      .filter(({ retryable }) => retryable)
      .map(({ name, code: value }) => `${errorLink(name)} (${code(String(value))})`)
      .join(", "),
  "operations that are not idempotent": (document) =>
    operationsOf(document)
      .filter((operation) => operation["x-milvus-idempotent"] === false)
      .map(({ summary, link }) => `[${summary}](${link})`)
      .join(", "),
  "methods of the official client": (document) =>
    table(
      ["Official `HttpClient`", "This client"],
      operationsOf(document).flatMap(({ operationId, path }) => {
        const official = officialMethods[operationId];
        return official === undefined ? [] : [[code(official), code(methodOf(path))]];
      }),
    ),
  severities: severityTable,
};

/** The guides in their order. */
export function readGuides(document: OpenApiDocument): Guide[] {
  return globSync("*.md", { cwd: folder })
    .map((file) => parseGuide(file, readFileSync(join(folder, file), "utf8"), document))
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
 * @throws {Error} when one of these is missing, or a sample or an operation that it names.
 */
function parseGuide(file: string, text: string, document: OpenApiDocument): Guide {
  const [, order, summary, title, rest] = /^order: (\d+)\nsummary: ([^\n]+)\n\n# ([^\n]+)\n(.*)$/s.exec(text) ?? [];
  if (!order || !summary || !title || rest === undefined) {
    throw new Error(`guides/${file} does not begin with the lines "order: 1", "summary: …", "" and "# Title"`);
  }
  const markdown = `# ${title}\n${rest}`
    .replaceAll(sample, (_, path: string) => includeSample(path))
    .replaceAll(/\(operation:(\w+)\)/g, (_, operationId: string) => `(${findOperation(operationId, document).link})`)
    .replaceAll(privileges, (_, ids: string) => privilegeTable(ids.split(" "), document))
    .replaceAll(/\{\{(.+?)\}\}/g, (whole, name: string) => lists[name]?.(document) ?? whole);
  return { path: `guides/${basename(file, ".md")}/`, order: Number(order), title, summary, markdown };
}

function findOperation(operationId: string, document: OpenApiDocument): PlacedOperation {
  const operation = operationsOf(document).find((each) => each.operationId === operationId);
  if (!operation) throw new Error(`A guide names the operation ${operationId}, which the document lacks`);
  return operation;
}

function privilegeTable(operationIds: readonly string[], document: OpenApiDocument): string {
  const rows = operationIds.map((id) => {
    const { summary, link, "x-milvus-privilege": privilege } = findOperation(id, document);
    return [`[${summary}](${link})`, describePrivilege(privilege)];
  });
  return table(["Operation", "Privilege"], rows);
}

/** A privilege, or the privilege by the first release that asks for it. */
function describePrivilege(privilege: Operation["x-milvus-privilege"] = null): string {
  const name = (each: string | null) => (each === null ? "none" : code(each));
  if (privilege === null || typeof privilege === "string") return name(privilege);
  const [first, ...later] = Object.entries(privilege);
  return later.reduce(
    (text, [release, each]) => `${text} before Milvus ${release}, then ${name(each)}`,
    name(first?.[1] ?? null),
  );
}

function includeSample(path: string): string {
  const base = path.startsWith("examples/") ? clientPackage : folder;
  return codeBlock(extname(path).slice(1), readFileSync(join(base, path), "utf8"));
}
