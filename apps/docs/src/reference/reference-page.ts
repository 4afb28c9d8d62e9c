import { catalogue, errorLink, errorsOf } from "../catalogue.ts";
import {
  type Components,
  type OpenApiDocument,
  operationsOf,
  type PlacedOperation,
  resolve,
  resolveSchema,
  type Schema,
} from "../document.ts";
import { code, codeBlock, oneLine, table } from "../markdown.ts";
import type { Page } from "../pages/page.ts";
import { readSamples } from "../samples.ts";

/** The reference as Markdown, for programs. Its HTML is Redoc's. */
export function referencePage(document: OpenApiDocument): Page {
  const groups = Map.groupBy(operationsOf(document), ({ tag }) => tag);
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
        ...operations.flatMap((operation) => operationSection(operation, document)),
      ]),
    ].join("\n\n"),
  };
}

function operationSection(operation: PlacedOperation, document: OpenApiDocument): string[] {
  const { operationId, summary, description, method, path, parameters = [], requestBody } = operation;
  const { components } = document;
  const headers = parameters.map(({ $ref }) => resolve($ref, components.parameters));
  const body = requestBody?.content["application/json"]?.schema;
  const errors = errorsOf(operation, document);
  return [
    `### ${summary}`,
    code(`${method} ${path}`),
    description.trim(),
    ...(headers.length > 0
      ? [
          table(
            ["Header", "Type", "Description"],
            headers.map((each) => [code(each.name), typeOf(each.schema), each.description]),
          ),
        ]
      : []),
    ...(body ? [table(["Field of the body", "Type", "Description"], fieldRows(body, components))] : []),
    `Errors: ${catalogue
      .filter(({ name }) => errors.has(name))
      .map(({ name, code: value }) => `${code(String(value))} ${errorLink(name)}`)
      .join(", ")}.`,
    ...readSamples(operationId).flatMap(({ lang, label, source }) => [`**${label}**`, codeBlock(lang, source)]),
  ];
}

function fieldRows(schema: Schema, components: Components): string[][] {
  const { properties = {}, required = [] } = resolveSchema(schema, components);
  return Object.entries(properties).map(([name, property]) => {
    const field = resolveSchema(property, components);
    const marks = [typeOf(field), required.includes(name) ? "required" : "", field.deprecated ? "deprecated" : ""];
    return [code(name), marks.filter(Boolean).join(", "), oneLine(field.description ?? "")];
  });
}

function typeOf({ type = "any", items }: Schema): string {
  const names = [type].flat().join(" or ");
  return items ? `${names} of ${typeOf(items)}` : names;
}
