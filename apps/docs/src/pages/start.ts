import { catalogue, errorLink } from "../catalogue.ts";
import { type OpenApiDocument, operationsOf, type PlacedOperation } from "../document.ts";
import { code, codeBlock, jsonBlock, table } from "../markdown.ts";
import { typicalSamples } from "../samples/samples.ts";
import type { Guide } from "./guides.ts";
import type { Page } from "./page.ts";

/** The first page: what a reader needs before the first request, and the way to everything else. */
export function startPage(document: OpenApiDocument, guides: readonly Guide[]): Page {
  return {
    path: "",
    title: document.info.title,
    summary: document.info.summary,
    scripts: ["filter"],
    markdown: [
      `# ${document.info.title}`,
      "**Unofficial.** Not made, endorsed or supported by the Milvus project, the LF AI & Data Foundation or Zilliz.",
      document.info.description.trim(),
      ...firstRequest(document),
      "## Operations",
      ...operationTables(document),
      "## Guides",
      guides.map(({ path, title, summary }) => `- [${title}](/${path}): ${summary}`).join("\n"),
      "## Find an error",
      errorTable(),
      "## Find what changed",
      "[What each Milvus release does differently](/releases/), and [what each one responded to the same request](/recordings/).",
      "## For programs",
      [
        "- The OpenAPI 3.1 document: [openapi.yaml](/openapi.yaml), [openapi.json](/openapi.json); for Zilliz Cloud: [zilliz-cloud.yaml](/zilliz-cloud.yaml), [zilliz-cloud.json](/zilliz-cloud.json); what differs between releases: [profiles.json](/profiles.json). Their SHA-256: [SHA256SUMS](/SHA256SUMS).",
        "- Each page is Markdown too: `index.md` in its folder. [llms.txt](/llms.txt) lists them.",
      ].join("\n"),
    ].join("\n\n"),
  };
}

/** A request to paste, where the first operation has a sample for curl. */
function firstRequest(document: OpenApiDocument): string[] {
  const [sample, ...others] = typicalSamples(document);
  const [success] = document.components.schemas.Success?.examples ?? [];
  if (!sample) return [];
  return [
    "## The first request",
    "Send it to a Milvus on this machine, or to the mock server of this project, `milvus-mock`. curl itself takes nearly every error for a success, so the last lines look for `data`:",
    codeBlock(sample.lang, sample.source),
    "The response of a success:",
    jsonBlock(success),
    "[Send requests from this site](/try-it/), or take a sample in another language from the [reference](/reference/): " +
      `${others.map(({ label }) => label).join(", ")}.`,
  ];
}

function operationTables(document: OpenApiDocument): string[] {
  const groups = Map.groupBy(operationsOf(document), ({ tag }) => tag);
  return [...groups].flatMap(([tag, operations]) => [
    `### ${tag["x-displayName"] ?? tag.name}`,
    tag.description.trim(),
    table(["Operation", "Path"], operations.map(operationRow)),
  ]);
}

function operationRow({ link, summary, method, path }: PlacedOperation): string[] {
  return [`[${summary}](${link})`, code(`${method} ${path}`)];
}

function errorTable(): string {
  return table(
    ["`code`", "Error", "What to do", "Retry?"],
    catalogue.map(({ name, code: value, remedy, retryable }) => [
      code(String(value)),
      errorLink(name),
      remedy,
      retryable ? "yes" : "no",
    ]),
  );
}
