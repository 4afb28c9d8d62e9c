import { type ErrorName, errorDetails, errorTable } from "@milvus-rest/types";

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
