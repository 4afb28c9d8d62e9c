// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.

/** Every operation of the spec, grouped as its path is. */
export const operationTable = {
  "collections": {
    /**
     * Release a collection.
     *
     * Drops a collection's data from the memory of the query nodes. The data stays on disk; loading the collection
     * brings it back.
     *
     * - **Idempotent.** Releasing what is not loaded succeeds; only a name that does not exist fails (code 100).
     * - **Synchronous.** The server waits until the data is gone, by default up to 30 seconds (see `Request-Timeout`).
     *   A 408 does not prove that nothing happened: the work may go on. Repeating the release is safe. To see what
     *   became of it, ask `POST /v2/vectordb/collections/get_load_state` (not described here).
     * - **Aliases** are accepted in place of the collection's name.
     * - **Database**: body `dbName`, else header `DB-Name`, else `default`.
     * - **Lenient body**: keys may be in any letter case, and the last of a repeated key counts; unknown fields and whatever
     *   follows the first JSON value are ignored.
     * - **Authentication** is off by default, and any `Authorization` is then ignored. Where an administrator turned it
     *   on, missing or wrong credentials are answered 401.
     */
    "release": {
      "id": "releaseCollection",
      "method": "POST",
      "path": "/v2/vectordb/collections/release",
      "idempotent": true
    }
  }
} as const;

/** What every path starts with. */
export const pathPrefix = "/v2/vectordb/" as const;

/** The operations, grouped as their paths are. */
export type OperationTable = typeof operationTable;
