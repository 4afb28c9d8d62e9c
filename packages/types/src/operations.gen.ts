// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.

/** Every operation of the spec, grouped as its path is. */
export const operationTable = {
  "collections": {
    /**
     * Load a collection into memory.
     *
     * Loads a collection, with all its partitions, into the memory of the query nodes. Only what is loaded can be searched.
     *
     * - **Idempotent.** Loading what is loaded succeeds.
     * - **Needs an index** on each vector field; without one the error is `IndexNotFound` (code 700).
     * - **Synchronous.** The server waits until the data is there, by default up to 30 seconds (see `Request-Timeout`). After a
     *   408 the load goes on: ask `POST /v2/vectordb/collections/get_load_state` for its progress.
     * - **Errors of the coordinator** have code 65535 with Milvus 2.4 to 2.6, even a transient one such as "not ready".
     */
    "load": {
      "id": "loadCollection",
      "method": "POST",
      "path": "/v2/vectordb/collections/load",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Refresh a loaded collection.
     *
     * Loads what was added to a collection after it was loaded, such as the data of a bulk import. From Milvus 2.5 on.
     *
     * - **Idempotent.** Refreshing what is up to date succeeds.
     * - **A collection that is not loaded** is accepted, too; this was recorded with a stand-in for the coordinator.
     * - **Needs an index** on each vector field; without one the error is `IndexNotFound` (code 700).
     * - **Synchronous**, as a load is: after a 408 ask `POST /v2/vectordb/collections/get_load_state`.
     */
    "refreshLoad": {
      "id": "refreshLoad",
      "method": "POST",
      "path": "/v2/vectordb/collections/refresh_load",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Release a collection.
     *
     * Drops a collection's data from the memory of the query nodes. The data stays on disk; loading the collection
     * brings it back.
     *
     * - **Idempotent.** Releasing what is not loaded succeeds; only a name that does not exist fails (code 100).
     * - **Synchronous.** The server waits until the data is gone, by default up to 30 seconds (see `Request-Timeout`).
     *   A 408 does not prove that nothing happened: the work may go on. Repeating the release is safe. To see what
     *   became of it, ask `POST /v2/vectordb/collections/get_load_state`.
     */
    "release": {
      "id": "releaseCollection",
      "method": "POST",
      "path": "/v2/vectordb/collections/release",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Ask whether a collection is in memory.
     *
     * Tells whether a collection, or some of its partitions, are loaded into the memory of the query nodes, and how far a load
     * has come. Use it to follow a load and to verify a release.
     *
     * - **After one partition was released the collection is still loaded**; after the last one it is not.
     * - **`loadProgress` of −1 does not mean loading** (a server bug): a partition that is not loaded or does not exist is
     *   reported with `LoadStateLoading` and −1 while another partition of the collection is loaded; `message` has the reason.
     *   `LoadStateNotLoad` comes only where nothing of the collection is loaded, and then without `loadProgress`.
     * - **A database that does not exist** is reported as a collection that does not (code 100), from Milvus 2.5 on.
     * - **Privilege**: `GetLoadState`, with Milvus 2.3 `Load`.
     */
    "getLoadState": {
      "id": "getLoadState",
      "method": "POST",
      "path": "/v2/vectordb/collections/get_load_state",
      "idempotent": true,
      "dbName": true
    },
    /**
     * List collections.
     *
     * Lists the names of the collections of a database. Aliases are not among them.
     *
     * - **`collectionName` is ignored**; all collections are listed.
     * - **Collections that the user may not see are left out**, without an error (by the source). Milvus 2.3 requires the
     *   privilege `ShowCollections` instead.
     */
    "list": {
      "id": "listCollections",
      "method": "POST",
      "path": "/v2/vectordb/collections/list",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Check whether a collection exists.
     *
     * Tells whether a collection exists, by its name or an alias.
     *
     * - **A collection that does not exist is not an error**: `has` is false. A database that does not exist is an error (code 800).
     * - **No privilege is needed**: every authenticated user may ask.
     * - **A proxy that is not ready responds, too**, from its cache.
     */
    "has": {
      "id": "hasCollection",
      "method": "POST",
      "path": "/v2/vectordb/collections/has",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Describe a collection.
     *
     * Gives the schema of a collection, its indexes, its settings and whether it is in memory.
     *
     * - **Aliases** are accepted; the response then has the alias as `collectionName`.
     * - **`collectionID` is above 2^53**: many JSON parsers do not read it exactly.
     * - **A success can have a `message`**, about a part that could not be read: a collection without an index has
     *   `index not found[collection=X];`.
     */
    "describe": {
      "id": "describeCollection",
      "method": "POST",
      "path": "/v2/vectordb/collections/describe",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Count the rows of a collection.
     *
     * Gives the number of rows of a collection. It is read from the statistics of the stored data, so a collection need not be
     * in memory, and rows that were written or deleted just now may not be counted yet.
     *
     * - **The form of a name is not checked**: an invalid name is a collection that does not exist (code 100).
     */
    "getStats": {
      "id": "getCollectionStats",
      "method": "POST",
      "path": "/v2/vectordb/collections/get_stats",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Create a collection.
     *
     * Creates a collection, in one of two forms.
     *
     * - **Quick form**: `dimension` is enough. The collection gets a primary key `id` (Int64), a vector field `vector` with an
     *   index, and dynamic fields, and is loaded.
     * - **Schema**: `schema` lists the fields. With `indexParams` the indexes are created and the collection is loaded; without
     *   them it is only created. The fields of the quick form are then ignored.
     * - **Creating the same collection again succeeds.** The name of a collection with other parameters is refused with code
     *   65535 (`create duplicate collection with different parameters`), and so is an alias.
     * - **Privilege**: `CreateCollection`; for the index and the load, by the source, also `CreateIndex` and `Load`.
     * - **Invalid values**: code 1100, or 65535 if the release has no code for the error.
     */
    "create": {
      "id": "createCollection",
      "method": "POST",
      "path": "/v2/vectordb/collections/create",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Drop a collection.
     *
     * Deletes a collection with all its data, also from the disk. **This cannot be undone.**
     *
     * - **A name that does not exist is a success.** From Milvus 2.5 on, so is an invalid name, and a name in a database that does
     *   not exist. A success does not prove that something was dropped.
     * - **Aliases** are not accepted in place of the name (code 65535), and a collection that has aliases is not dropped (code
     *   65535).
     * - **Not safe to repeat**: a second drop would also delete a collection that was created under the same name meanwhile.
     */
    "drop": {
      "id": "dropCollection",
      "method": "POST",
      "path": "/v2/vectordb/collections/drop",
      "idempotent": false,
      "dbName": true
    }
  },
  "partitions": {
    /**
     * Load partitions into memory.
     *
     * Loads partitions of a collection into the memory of the query nodes, and leaves the others as they are.
     *
     * - **Idempotent.** Loading what is loaded succeeds.
     * - **A name that does not exist** is an error with `code` 200 (`PartitionNotFound`), and nothing is loaded. With Milvus 2.3
     *   success has the same code: only `data` tells them apart.
     * - **An empty list** is refused with code 65535, from Milvus 3.0 on 1100.
     * - **Synchronous**, as `POST /v2/vectordb/collections/load` is.
     */
    "load": {
      "id": "loadPartitions",
      "method": "POST",
      "path": "/v2/vectordb/partitions/load",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Release partitions.
     *
     * Drops the data of partitions from the memory of the query nodes, and leaves the others as they are. The data stays on disk.
     *
     * - **Idempotent.** Releasing what is not loaded succeeds.
     * - **A name that does not exist** is an error with `code` 200 (`PartitionNotFound`), and nothing is released. With Milvus
     *   2.3 success has the same code: only `data` tells them apart.
     * - **An empty list** is refused with code 1100.
     * - **The collection counts as loaded** until its last loaded partition is released.
     * - **Synchronous**, as `POST /v2/vectordb/collections/release` is.
     */
    "release": {
      "id": "releasePartitions",
      "method": "POST",
      "path": "/v2/vectordb/partitions/release",
      "idempotent": true,
      "dbName": true
    },
    /**
     * List partitions.
     *
     * Lists the names of the partitions of a collection, whether they are loaded or not.
     */
    "list": {
      "id": "listPartitions",
      "method": "POST",
      "path": "/v2/vectordb/partitions/list",
      "idempotent": true,
      "dbName": true
    },
    /**
     * Check whether a partition exists.
     *
     * Tells whether a collection has a partition.
     *
     * - **A partition that does not exist is not an error**: `has` is false. A collection or a database that does not exist is an error.
     * - **The form of the partition's name** is checked by Milvus 2.3 and 2.4 only (code 65535).
     */
    "has": {
      "id": "hasPartition",
      "method": "POST",
      "path": "/v2/vectordb/partitions/has",
      "idempotent": true,
      "dbName": true
    }
  },
  "databases": {
    /**
     * List databases.
     *
     * Lists the names of the databases. From Milvus 2.5 on.
     *
     * - **Every field of the body is ignored**, and the header `DB-Name`, too; the body must be there, `{}` at least.
     * - **No privilege is needed.** Databases that the user may not see are left out (by the source).
     */
    "list": {
      "id": "listDatabases",
      "method": "POST",
      "path": "/v2/vectordb/databases/list",
      "idempotent": true,
      "dbName": false
    }
  }
} as const;

/** What every path starts with. */
export const pathPrefix = "/v2/vectordb/" as const;

/** The operations, grouped as their paths are. */
export type OperationTable = typeof operationTable;
