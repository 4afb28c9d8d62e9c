import { type CatalogueError, catalogue, errorLink } from "../catalogue.ts";
import { type OpenApiDocument, operationsOf, type PlacedOperation } from "../document.ts";
import { describeEvidence } from "../evidence.ts";
import { code, codeBlock, jsonBlock, table } from "../markdown.ts";
import { possibleErrors } from "../possible-errors.ts";
import { typicalExchange } from "../recordings/read-cases.ts";
import { requestText, responseText } from "../recordings/text.ts";
import type { Page } from "./page.ts";

/** The error catalogue: a page to find an error in, and a page of each error, whose address does not change. */
export function errorPages(document: OpenApiDocument): Page[] {
  const errors = possibleErrors(document);
  const withError = (name: string) =>
    operationsOf(document).filter(({ operationId }) => errors.get(operationId)?.has(name));
  return [indexPage(), ...catalogue.map((error) => errorPage(error, withError(error.name)))];
}

/** The catalogue as one table. */
export function errorOverview(): string {
  return table(
    ["`code`", "HTTP", "Error", "Cause", "Retry?"],
    catalogue.map(({ name, code: value, status, cause, retryable }) => [
      code(String(value)),
      status,
      errorLink(name),
      cause,
      retryable ? "yes" : "no",
    ]),
  );
}

function indexPage(): Page {
  return {
    path: "errors/",
    title: "Errors",
    summary: "Every error of the API by code: cause, remedy, and whether to retry.",
    scripts: ["filter"],
    markdown: [
      "# Errors",
      "Read `code` in the body, never the HTTP status alone. A code that is not listed here comes from a newer server, or from a gateway in front of it.",
      errorOverview(),
      "[How a program reads errors and retries](/guides/errors-and-retries/).",
    ].join("\n\n"),
  };
}

function errorPage(error: CatalogueError, operations: readonly PlacedOperation[]): Page {
  const { name, code: value, status, retryable, remedy, cause, since, recordings, example } = error;
  return {
    path: `errors/${name}/`,
    title: name,
    summary: `Code ${value} under HTTP ${status}. ${oneSentence(cause)}`,
    markdown: [
      `# ${name}`,
      table(
        ["`code`", "HTTP status", "Retry the same request?", "Since"],
        [[code(String(value)), status, retryable ? "**Yes**, after a pause" : "**No**", `Milvus ${since}`]],
      ),
      `## Cause\n\n${cause}`,
      `## What to do\n\n${remedy}`,
      ...responseSection(recordings, example),
      `**Evidence.** ${describeEvidence(recordings, since)}`,
      "## Operations that can respond with this error",
      operations.length > 0
        ? operations.map(({ link, summary, path }) => `- [${summary}](${link}): \`${path}\``).join("\n")
        : "None that is described here.",
      ...sameCode(error),
      "[All errors](/errors/)",
    ].join("\n\n"),
  };
}

/** A recorded exchange that shows this error, or an example where none is recorded. */
function responseSection([id]: readonly string[], example: unknown): string[] {
  const exchange = id === undefined ? undefined : typicalExchange(id);
  if (!exchange?.request || !exchange.response) return ["## Example of the response", jsonBlock(example)];
  return [
    "## Recorded response",
    `Milvus ${exchange.release} responded to the request of [${code(exchange.id)}](/recordings/#${exchange.id}):`,
    codeBlock("http", requestText(exchange.request)),
    codeBlock("http", responseText(exchange.response)),
  ];
}

/** Other errors with the same code, which only the message or the status tells apart. */
function sameCode({ name, code: value }: CatalogueError): string[] {
  const others = catalogue.filter((other) => other.code === value && other.name !== name);
  return others.length === 0
    ? []
    : [`The same \`code\` stands for ${others.map((other) => errorLink(other.name)).join(", ")}.`];
}

function oneSentence(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
