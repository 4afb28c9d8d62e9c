import { type ErrorName, errorTable } from "@milvus-rest/types";

/** What the error catalogue says of an error. */
export interface CatalogueEntry {
  reason: ErrorName | "Unknown";
  retryable: boolean;
  remedy: string;
}

const unknown: CatalogueEntry = {
  reason: "Unknown",
  retryable: false,
  remedy: "Read the server's message; a newer version of this client may know the code.",
};

/** Looks an error up. Where several share the code the HTTP status picks one of them, else the first one holds. */
export function lookUpError(code: number, status: number | undefined): CatalogueEntry {
  const names = Object.keys(errorTable) as ErrorName[];
  const sharing = names.filter((name) => errorTable[name].code === code);
  const reason = sharing.find((name) => errorTable[name].status === status) ?? sharing[0];
  return reason === undefined ? unknown : { ...errorTable[reason], reason };
}
