// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.

/** Every operation of the spec, grouped as its path is. */
export const operationTable = {
  "collections": {
    "release": {
      "id": "releaseCollection",
      "method": "POST",
      "path": "/v2/vectordb/collections/release",
      "idempotent": true
    }
  }
} as const;

/** The operations, grouped as their paths are. */
export type OperationTable = typeof operationTable;
