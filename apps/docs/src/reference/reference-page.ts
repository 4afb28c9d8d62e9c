import { catalogue, errorLink } from "../catalogue.ts";
import { type OpenApiDocument, operationsOf, type PlacedOperation } from "../document.ts";
import { type Field, fieldsOf, headersOf, typeOf } from "../fields.ts";
import { code, codeBlock, oneLine, table } from "../markdown.ts";
import type { Page } from "../pages/page.ts";
import { possibleErrors } from "../possible-errors.ts";
import { samplesOf } from "../samples/samples.ts";

/** The reference as Markdown, for programs. Its HTML is Redoc's. */
export function referencePage(document: OpenApiDocument): Page {
  const groups = Map.groupBy(operationsOf(document), ({ tag }) => tag);
  const errors = possibleErrors(document);
  return {
    path: "reference/",
    title: "Reference",
    summary: "Every operation: request, headers, responses and code samples.",
    markdown: [
      "# Reference",
      document.info.description.trim(),
      ...[...groups].flatMap(([tag, operations]) => [
        `## ${tag["x-displayName"] ?? tag.name}`,
        tag.description.trim(),
        ...operations.flatMap((operation) => operationSection(operation, document, errors.get(operation.operationId))),
      ]),
    ].join("\n\n"),
  };
}

function operationSection(
  operation: PlacedOperation,
  { components }: OpenApiDocument,
  names: ReadonlySet<string> = new Set(),
): string[] {
  const { summary, description, method, path } = operation;
  const headers = headersOf(operation, components);
  const fields = fieldsOf(operation, components);
  const errors = catalogue.filter(({ name }) => names.has(name));
  return [
    `### ${summary}`,
    code(`${method} ${path}`),
    description.trim(),
    ...tableOf(
      "Header",
      headers.map(({ name, schema, description }) => [code(name), typeOf(schema, components), description]),
    ),
    ...tableOf("Field of the body", fields.map(fieldRow)),
    `Errors: ${errors.map(({ name, code: value }) => `${code(String(value))} ${errorLink(name)}`).join(", ")}.`,
    ...samplesOf(operation).flatMap(({ lang, label, source }) => [`**${label}**`, codeBlock(lang, source)]),
  ];
}

function tableOf(what: string, rows: string[][]): string[] {
  return rows.length === 0 ? [] : [table([what, "Type", "Description"], rows)];
}

function fieldRow({ name, type, required, deprecated, description }: Field): string[] {
  const marks = [type, required ? "required" : "", deprecated ? "deprecated" : ""];
  return [code(name), marks.filter(Boolean).join(", "), oneLine(description)];
}
