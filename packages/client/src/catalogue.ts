import { type ErrorName, errorTable } from "@milvus-rest/types";

/** What the error catalogue says of an error. */
export interface CatalogueEntry {
  reason: ErrorName | "Unknown";
  retryable: boolean;
  remedy: string;
}

/** Looks an error up. Where several share the code the HTTP status picks one of them, else the first one holds. */
export function lookUpError(code: number, status: number): CatalogueEntry {
  const names = (Object.keys(errorTable) as ErrorName[]).filter((name) => errorTable[name].code === code);
  const reason = names.find((name) => errorTable[name].status === status) ?? names[0];
  return reason
    ? { ...errorTable[reason], reason }
    : { reason: "Unknown", retryable: false, remedy: "A newer client may know this code." };
}
