/** What the client reads of an operation in the generated table. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly idempotent: boolean;
  /** Whether the request has the field `dbName`. */
  readonly dbName: boolean;
}

type Table = { readonly [name: string]: Table | Operation };

/** Replaces each operation by something else and keeps the grouping. */
export function mapOperations(table: Table, map: (operation: Operation) => unknown): object {
  return Object.fromEntries(
    Object.entries(table).map(([name, entry]) => [name, isOperation(entry) ? map(entry) : mapOperations(entry, map)]),
  );
}

function isOperation(entry: Table | Operation): entry is Operation {
  return typeof entry.path === "string";
}
