import { type ErrorName, errorDetails, errorTable } from "@milvus-rest/types";
import {
  type OpenApiDocument,
  type Operation,
  operationsOf,
  type PlacedOperation,
  resolve,
  resolveSchema,
  type Schema,
} from "./document.ts";

/** An entry of the error catalogue. */
export interface CatalogueError {
  name: ErrorName;
  code: number;
  status: number;
  retryable: boolean;
  cause: string;
  remedy: string;
  example: unknown;
  since: string;
  recordings: readonly string[];
}

/** The error catalogue, in the order of its codes. */
export const catalogue: readonly CatalogueError[] = Object.keys(errorTable)
  .filter((name): name is ErrorName => name in errorTable)
  .map((name) => {
    const details = errorDetails[name];
    const recordings = "recordings" in details ? details.recordings : [];
    return { ...errorTable[name], ...details, recordings, name };
  });

/** A link to the page of an error. */
export function errorLink(name: ErrorName, text: string = name): string {
  return `[${text}](/errors/${name}/)`;
}

/** The operations whose responses can be an error, by its name. */
export function operationsByError(document: OpenApiDocument): Map<string, PlacedOperation[]> {
  const byName = new Map<string, PlacedOperation[]>();
  for (const operation of operationsOf(document)) {
    for (const title of errorsOf(operation, document)) byName.set(title, [...(byName.get(title) ?? []), operation]);
  }
  return byName;
}

/** The titles of everything that an operation may respond; those of errors are names of the catalogue. */
export function errorsOf({ responses }: Operation, { components }: OpenApiDocument): Set<string> {
  const titles = (schema: Schema): string[] => {
    const { title, oneOf = [] } = resolveSchema(schema, components);
    return [...(title === undefined ? [] : [title]), ...oneOf.flatMap(titles)];
  };
  const contents = Object.values(responses).map((response) => resolve(response, components.responses).content ?? {});
  return new Set(contents.flatMap((content) => Object.values(content)).flatMap(({ schema }) => titles(schema)));
}
