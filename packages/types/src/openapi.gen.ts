// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.

import type { Int64 } from "./int64.ts";
export interface paths {
    "/v2/vectordb/collections/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load a collection into memory
         * @description Loads a collection, with all its partitions, into the memory of the query nodes. Only what is loaded can be searched.
         *
         *     - **Idempotent.** Loading what is loaded succeeds.
         *     - **Needs an index** on each vector field; without one the error is `IndexNotFound` (code 700).
         *     - **Synchronous.** The server waits until the data is there, by default up to 30 seconds (see `Request-Timeout`). After a
         *       408 the load goes on: ask `POST /v2/vectordb/collections/get_load_state` for its progress.
         *     - **Errors of the coordinator** have code 65535 with Milvus 2.4 to 2.6, even a transient one such as "not ready".
         */
        post: operations["loadCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/collections/refresh_load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh a loaded collection
         * @description Loads what was added to a collection after it was loaded, such as the data of a bulk import. From Milvus 2.5 on.
         *
         *     - **Idempotent.** Refreshing what is up to date succeeds.
         *     - **A collection that is not loaded** is accepted, too; this was recorded with a stand-in for the coordinator.
         *     - **Needs an index** on each vector field; without one the error is `IndexNotFound` (code 700).
         *     - **Synchronous**, as a load is: after a 408 ask `POST /v2/vectordb/collections/get_load_state`.
         */
        post: operations["refreshLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/collections/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a collection
         * @description Drops a collection's data from the memory of the query nodes. The data stays on disk; loading the collection
         *     brings it back.
         *
         *     - **Idempotent.** Releasing what is not loaded succeeds; only a name that does not exist fails (code 100).
         *     - **Synchronous.** The server waits until the data is gone, by default up to 30 seconds (see `Request-Timeout`).
         *       A 408 does not prove that nothing happened: the work may go on. Repeating the release is safe. To see what
         *       became of it, ask `POST /v2/vectordb/collections/get_load_state`.
         */
        post: operations["releaseCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/collections/get_load_state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether a collection is in memory
         * @description Tells whether a collection, or some of its partitions, are loaded into the memory of the query nodes, and how far a load
         *     has come. Use it to follow a load and to verify a release.
         *
         *     - **After one partition was released the collection is still loaded**; after the last one it is not.
         *     - **`loadProgress` of −1 does not mean loading** (a server bug): a partition that is not loaded or does not exist is
         *       reported with `LoadStateLoading` and −1 while another partition of the collection is loaded; `message` has the reason.
         *       `LoadStateNotLoad` comes only where nothing of the collection is loaded, and then without `loadProgress`.
         *     - **A database that does not exist** is reported as a collection that does not (code 100), from Milvus 2.5 on.
         *     - **Privilege**: `GetLoadState`, with Milvus 2.3 `Load`.
         */
        post: operations["getLoadState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/partitions/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load partitions into memory
         * @description Loads partitions of a collection into the memory of the query nodes, and leaves the others as they are.
         *
         *     - **Idempotent.** Loading what is loaded succeeds.
         *     - **A name that does not exist** is an error with `code` 200 (`PartitionNotFound`), and nothing is loaded. With Milvus 2.3
         *       success has the same code: only `data` tells them apart.
         *     - **An empty list** is refused with code 65535, from Milvus 3.0 on 1100.
         *     - **Synchronous**, as `POST /v2/vectordb/collections/load` is.
         */
        post: operations["loadPartitions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/partitions/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release partitions
         * @description Drops the data of partitions from the memory of the query nodes, and leaves the others as they are. The data stays on disk.
         *
         *     - **Idempotent.** Releasing what is not loaded succeeds.
         *     - **A name that does not exist** is an error with `code` 200 (`PartitionNotFound`), and nothing is released. With Milvus
         *       2.3 success has the same code: only `data` tells them apart.
         *     - **An empty list** is refused with code 1100.
         *     - **The collection counts as loaded** until its last loaded partition is released.
         *     - **Synchronous**, as `POST /v2/vectordb/collections/release` is.
         */
        post: operations["releasePartitions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/collections/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List collections
         * @description Lists the names of the collections of a database. Aliases are not among them.
         *
         *     - **`collectionName` is ignored**; all collections are listed.
         *     - **Collections that the user may not see are left out**, without an error (by the source). Milvus 2.3 requires the
         *       privilege `ShowCollections` instead.
         */
        post: operations["listCollections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/collections/has": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check whether a collection exists
         * @description Tells whether a collection exists, by its name or an alias.
         *
         *     - **A collection that does not exist is not an error**: `has` is false. A database that does not exist is an error (code 800).
         *     - **No privilege is needed**: every authenticated user may ask.
         *     - **A proxy that is not ready responds, too**, from its cache.
         */
        post: operations["hasCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/collections/describe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Describe a collection
         * @description Gives the schema of a collection, its indexes, its settings and whether it is in memory.
         *
         *     - **Aliases** are accepted; the response then has the alias as `collectionName`.
         *     - **`collectionID` is above 2^53**: many JSON parsers do not read it exactly.
         *     - **A success can have a `message`**, about a part that could not be read: a collection without an index has
         *       `index not found[collection=X];`.
         */
        post: operations["describeCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/collections/get_stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count the rows of a collection
         * @description Gives the number of rows of a collection. It is read from the statistics of the stored data, so a collection need not be
         *     in memory, and rows that were written or deleted just now may not be counted yet.
         *
         *     - **The form of a name is not checked**: an invalid name is a collection that does not exist (code 100).
         */
        post: operations["getCollectionStats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/collections/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a collection
         * @description Creates a collection, in one of two forms.
         *
         *     - **Quick form**: `dimension` is enough. The collection gets a primary key `id` (Int64), a vector field `vector` with an
         *       index, and dynamic fields, and is loaded.
         *     - **Schema**: `schema` lists the fields. With `indexParams` the indexes are created and the collection is loaded; without
         *       them it is only created. The fields of the quick form are then ignored.
         *     - **Creating the same collection again succeeds.** The name of a collection with other parameters is refused with code
         *       65535 (`create duplicate collection with different parameters`), and so is an alias.
         *     - **Privilege**: `CreateCollection`; for the index and the load, by the source, also `CreateIndex` and `Load`.
         *     - **Invalid values**: code 1100, or 65535 if the release has no code for the error.
         */
        post: operations["createCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/collections/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop a collection
         * @description Deletes a collection with all its data, also from the disk. **This cannot be undone.**
         *
         *     - **A name that does not exist is a success.** From Milvus 2.5 on, so is an invalid name, and a name in a database that does
         *       not exist. A success does not prove that something was dropped.
         *     - **Aliases** are not accepted in place of the name (code 65535), and a collection that has aliases is not dropped (code
         *       65535).
         *     - **Not safe to repeat**: a second drop would also delete a collection that was created under the same name meanwhile.
         */
        post: operations["dropCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/partitions/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List partitions
         * @description Lists the names of the partitions of a collection, whether they are loaded or not.
         */
        post: operations["listPartitions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/partitions/has": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check whether a partition exists
         * @description Tells whether a collection has a partition.
         *
         *     - **A partition that does not exist is not an error**: `has` is false. A collection or a database that does not exist is an error.
         *     - **The form of the partition's name** is checked by Milvus 2.3 and 2.4 only (code 65535).
         */
        post: operations["hasPartition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/vectordb/databases/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List databases
         * @description Lists the names of the databases. From Milvus 2.5 on.
         *
         *     - **Every field of the body is ignored**, and the header `DB-Name`, too; the body must be there, `{}` at least.
         *     - **No privilege is needed.** Databases that the user may not see are left out (by the source).
         */
        post: operations["listDatabases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The database. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never checked. A name that does not
         *     exist: code 800, unless the operation says otherwise. `_default` is not a database.
         * @example default
         */
        DatabaseName: string | null;
        /**
         * @description Name or alias of the collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes.
         *     Missing, `null` or empty: code 1802. A name of any other form: code 1100, unless the operation says otherwise.
         * @example quick_setup
         */
        CollectionName: string;
        /** @description Names a collection. */
        CollectionRequest: {
            /**
             * @description The database. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never checked. A name that does not
             *     exist: code 800, unless the operation says otherwise. `_default` is not a database.
             */
            dbName?: components["schemas"]["DatabaseName"];
            /**
             * @description Name or alias of the collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes.
             *     Missing, `null` or empty: code 1802. A name of any other form: code 1100, unless the operation says otherwise.
             */
            collectionName: components["schemas"]["CollectionName"];
        };
        /**
         * Success
         * @description The request succeeded (Milvus 2.4.3 and later).
         * @example {
         *       "code": 0,
         *       "data": {}
         *     }
         */
        Success: {
            /**
             * @description 0: success.
             * @constant
             */
            code: 0;
            /** @description Always empty. */
            data: Record<string, never>;
        };
        /**
         * SuccessLegacy
         * @description The request succeeded (Milvus 2.3, and 2.4.0 to 2.4.1).
         * @example {
         *       "code": 200,
         *       "data": {}
         *     }
         */
        SuccessLegacy: {
            /**
             * @description 200: success on old releases.
             * @constant
             */
            code: 200;
            /** @description Always empty. */
            data: Record<string, never>;
        };
        /**
         * @description An error: it has a `message` and never `data`. The HTTP status is 200, as for a success, and `code` alone does not tell
         *     them apart: 200 is PartitionNotFound in every release, and success in Milvus 2.3.
         */
        Error200: {
            /** @constant */
            code: 1;
            message: string;
        } | {
            /** @constant */
            code: 2;
            message: string;
        } | {
            /** @constant */
            code: 100;
            message: string;
        } | {
            /** @constant */
            code: 200;
            message: string;
        } | {
            /** @constant */
            code: 700;
            message: string;
        } | {
            /** @constant */
            code: 800;
            message: string;
        } | {
            /** @constant */
            code: 1100;
            message: string;
        } | {
            /** @constant */
            code: 1101;
            message: string;
        } | {
            /** @constant */
            code: 1801;
            message: string;
        } | {
            /** @constant */
            code: 1802;
            message: string;
        } | {
            /** @constant */
            code: 1807;
            message: string;
        } | {
            /** @constant */
            code: 10000;
            message: string;
        } | {
            /** @constant */
            code: 10001;
            message: string;
        } | {
            /** @constant */
            code: 65535;
            message: string;
        };
        /**
         * NotAuthenticated
         * @description The server has authentication turned on, and the credentials are missing, malformed or wrong.
         * @example {
         *       "code": 1800,
         *       "message": "user hasn't authenticated"
         *     }
         */
        Error401: {
            /** @constant */
            code: 1800;
            /** @constant */
            message: "user hasn't authenticated";
        };
        /**
         * PermissionDenied
         * @description The user is known but lacks the privilege. The message names it with a prefix: `PrivilegeRelease` is the privilege
         *     `Release`.
         * @example {
         *       "code": 65535,
         *       "message": "rpc error: code = PermissionDenied desc = PrivilegeRelease: permission deny to reader in the `default` database"
         *     }
         */
        Error403: {
            /** @constant */
            code: 65535;
            message: string;
        };
        /**
         * RequestTimeout
         * @description The server's time limit for the request ran out. The work may go on. Milvus 2.3, 2.4 and, by the source, the first
         *     releases of 2.5 respond with the same status, but with the text `timeout` instead of an envelope.
         * @example {
         *       "code": 10001,
         *       "message": "request timeout"
         *     }
         */
        Error408: {
            /** @constant */
            code: 10001;
            /** @constant */
            message: "request timeout";
        };
        /**
         * Panic
         * @description The server's handler panicked. The envelope has no message.
         * @example {
         *       "code": 500
         *     }
         */
        Error500: {
            /** @constant */
            code: 500;
        };
        /** @description Names the collection to release. */
        ReleaseCollectionRequest: {
            /**
             * @description The database. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never checked. A name that does not
             *     exist: code 800, unless the operation says otherwise. `_default` is not a database.
             */
            dbName?: components["schemas"]["DatabaseName"];
            /**
             * @description Name or alias of the collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes.
             *     Missing, `null` or empty: code 1802. A name of any other form: code 1100, unless the operation says otherwise.
             */
            collectionName: components["schemas"]["CollectionName"];
            /**
             * @deprecated
             * @description Its type is checked, then it is ignored; the whole collection is released.
             */
            partitionNames?: string[] | null;
        };
        /** @description Names a collection, or some of its partitions. */
        LoadStateRequest: {
            /**
             * @description The database. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never checked. A name that does not
             *     exist: code 800, unless the operation says otherwise. `_default` is not a database.
             */
            dbName?: components["schemas"]["DatabaseName"];
            /**
             * @description Name or alias of the collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes.
             *     Missing, `null` or empty: code 1802. A name of any other form: code 1100, unless the operation says otherwise.
             */
            collectionName: components["schemas"]["CollectionName"];
            /**
             * @description Asks for the progress of these partitions only. Absent, `null` or empty: the whole collection. A partition that
             *     is not loaded or does not exist is reported as loading, see `loadProgress`.
             */
            partitionNames?: string[] | null;
        };
        /**
         * @description Name of a partition of the collection; names are case-sensitive. Every collection has the partition `_default`.
         * @example _default
         */
        PartitionName: string;
        /**
         * @description The partitions, by name; at least one. Missing or `null`: code 1802. One name that does not exist: code 200
         *     (`PartitionNotFound`), and nothing is done. Their form is not checked. An empty name is not found with Milvus 2.3 and
         *     2.4, and ignored from 2.5 on.
         */
        PartitionNames: components["schemas"]["PartitionName"][];
        /** @description Names partitions of a collection. */
        PartitionsRequest: {
            /**
             * @description The database. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never checked. A name that does not
             *     exist: code 800, unless the operation says otherwise. `_default` is not a database.
             */
            dbName?: components["schemas"]["DatabaseName"];
            /**
             * @description Name or alias of the collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes.
             *     Missing, `null` or empty: code 1802. A name of any other form: code 1100, unless the operation says otherwise.
             */
            collectionName: components["schemas"]["CollectionName"];
            /**
             * @description The partitions, by name; at least one. Missing or `null`: code 1802. One name that does not exist: code 200
             *     (`PartitionNotFound`), and nothing is done. Their form is not checked. An empty name is not found with Milvus 2.3 and
             *     2.4, and ignored from 2.5 on.
             */
            partitionNames: components["schemas"]["PartitionNames"];
        };
        /** @description Names a database. */
        DatabaseRequest: {
            /**
             * @description The database. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never checked. A name that does not
             *     exist: code 800, unless the operation says otherwise. `_default` is not a database.
             */
            dbName?: components["schemas"]["DatabaseName"];
        };
        /** @description A setting. */
        KeyValue: {
            /** @description Name of the setting. */
            key: string;
            /** @description Its value; a number, too, is given as text. */
            value: string;
        };
        /** @description A field of the collection. */
        Field: {
            /**
             * Format: int64
             * @description Number of the field, unique in the collection; the first is 100.
             */
            id: Int64;
            /** @description Name of the field. */
            name: string;
            /** @description Data type, such as `Int64`, `VarChar`, `FloatVector` or `Array`. */
            type: string;
            /** @description Data type of the elements; only at a field of the type `Array`. */
            elementType?: string;
            /** @description What its creator wrote; may be empty. */
            description: string;
            /**
             * @description What belongs to the type; absent where there is nothing. `dim` is the dimension of a vector, `max_length` the
             *     length of a `VarChar` in bytes, `max_capacity` the number of elements of an `Array`.
             */
            params?: components["schemas"]["KeyValue"][];
            /** @description Whether it is the primary key. */
            primaryKey: boolean;
            /** @description Whether the server makes the values of the primary key. */
            autoId: boolean;
            /** @description Whether its values decide the partition of a row. */
            partitionKey: boolean;
            /** @description Whether its values decide where a row is stored. From Milvus 2.4 on. */
            clusteringKey?: boolean;
            /** @description Whether a row may leave it out. From Milvus 2.5 on. */
            nullable?: boolean;
        };
        /** @description A collection. Fields that a release does not know are absent. */
        CollectionDescription: {
            /** @description The name that was asked for, which may be an alias. */
            collectionName: string;
            /**
             * Format: int64
             * @description The server's number of the collection. It is usually above 2^53, so a JSON parser that reads numbers as doubles,
             *     such as JavaScript's `JSON.parse`, does not read it exactly.
             */
            collectionID: Int64;
            /** @description What its creator wrote; may be empty. */
            description: string;
            /** @description The aliases of the collection. */
            aliases: string[];
            /** @description Whether the server makes the values of the primary key. */
            autoId: boolean;
            /** @description How fresh a search is by default: `Strong`, `Session`, `Bounded`, `Eventually` or `Customized`. */
            consistencyLevel: string;
            /** @description Whether rows may have fields that the schema does not have. */
            enableDynamicField: boolean;
            /** @description The fields of the schema. */
            fields: components["schemas"]["Field"][];
            /** @description The functions that compute fields from others. From Milvus 2.5 on. */
            functions?: {
                [key: string]: unknown;
            }[];
            /** @description The fields that are lists of structures. From Milvus 3.0 on. */
            structFields?: {
                [key: string]: unknown;
            }[];
            /** @description The indexes of the first vector field. Empty where there is none; `message` then says so. */
            indexes: {
                /** @description The field that it belongs to. */
                fieldName: string;
                /** @description Name of the index. */
                indexName: string;
                /** @description How distances are measured, such as `COSINE`, `L2` or `IP`. */
                metricType: string;
            }[];
            /**
             * @description Whether the collection is in memory; `LoadStateNotExist` where it has just been dropped. Empty where the server could
             *     not find out, such as for a user without the privilege `GetLoadState`; `message` then says why.
             * @enum {string}
             */
            load: "LoadStateLoaded" | "LoadStateLoading" | "LoadStateNotLoad" | "LoadStateNotExist" | "";
            /** @description Number of partitions. */
            partitionsNum: number;
            /** @description Settings of the collection, such as `collection.ttl.seconds`. */
            properties: components["schemas"]["KeyValue"][];
            /** @description Number of shards, which take new rows in parallel. */
            shardsNum: number;
            /** @description Location of the data of an external collection; else empty. From Milvus 3.0 on. */
            externalSource?: string;
            /** @description Description of that data; else empty. From Milvus 3.0 on. */
            externalSpec?: string;
        };
        /**
         * @description Name of the new collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes. Missing,
         *     `null` or empty: code 1802. A name of any other form: code 1100.
         * @example quick_setup
         */
        NewCollectionName: string;
        /** @description A field of the new collection. */
        NewField: {
            /**
             * @description Name of the field.
             * @example id
             */
            fieldName: string;
            /**
             * @description Data type, case-sensitive, such as `Bool`, `Int8`, `Int16`, `Int32`, `Int64`, `Float`, `Double`, `VarChar`, `JSON`,
             *     `Array`, `FloatVector`, `BinaryVector`, `Float16Vector`, `BFloat16Vector` or `SparseFloatVector`. An unknown one: code 1100.
             * @example Int64
             */
            dataType: string;
            /** @description Data type of the elements; only for an `Array`. */
            elementDataType?: string;
            /**
             * @description Whether it is the primary key, an `Int64` or a `VarChar`. A schema has exactly one.
             * @default false
             */
            isPrimary?: boolean;
            /**
             * @description Whether its values decide the partition of a row.
             * @default false
             */
            isPartitionKey?: boolean;
            /**
             * @description Whether its values decide where a row is stored. From Milvus 2.4 on; ignored before.
             * @default false
             */
            isClusteringKey?: boolean;
            /**
             * @description What belongs to the type: `dim`, the dimension of a vector; `max_length`, the length of a `VarChar` in bytes;
             *     `max_capacity`, the number of elements of an `Array`. A number may be given as text.
             * @example {
             *       "dim": "4"
             *     }
             */
            elementTypeParams?: {
                [key: string]: unknown;
            };
            /**
             * @description Whether a row may leave it out. From Milvus 2.5 on; ignored before.
             * @default false
             */
            nullable?: boolean;
            /** @description The value of a row that leaves it out. From Milvus 2.5 on; ignored before. */
            defaultValue?: unknown;
        };
        /** @description The fields of the new collection. Without fields it counts as not given, and the quick form is used. */
        NewSchema: {
            /**
             * @description Whether the server makes the values of the primary key.
             * @default false
             */
            autoID?: boolean;
            /**
             * @description Whether rows may have fields that the schema does not have.
             * @default false
             */
            enableDynamicField?: boolean;
            /** @description The fields, exactly one of them the primary key. */
            fields?: components["schemas"]["NewField"][];
            /** @description Functions that compute fields from others. From Milvus 2.5 on; ignored before. */
            functions?: {
                [key: string]: unknown;
            }[];
        };
        /** @description An index to create. */
        NewIndex: {
            /**
             * @description The field that the index belongs to.
             * @example vector
             */
            fieldName: string;
            /**
             * @description Name of the index.
             * @example vector
             */
            indexName?: string;
            /**
             * @description How distances are measured, such as `COSINE`, `L2` or `IP`.
             * @example COSINE
             */
            metricType?: string;
            /**
             * @description Kind of index, such as `AUTOINDEX`, `HNSW` or `IVF_FLAT`.
             * @example AUTOINDEX
             */
            indexType?: string;
            /** @description What belongs to the kind of index, such as `M` of `HNSW`. */
            params?: {
                [key: string]: unknown;
            };
        };
        /** @description Describes the collection to create, either by `schema` or in the quick form, by `dimension`. */
        CreateCollectionRequest: {
            /**
             * @description The database. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never checked. A name that does not
             *     exist: code 800, unless the operation says otherwise. `_default` is not a database.
             */
            dbName?: components["schemas"]["DatabaseName"];
            /**
             * @description Name of the new collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes. Missing,
             *     `null` or empty: code 1802. A name of any other form: code 1100.
             */
            collectionName: components["schemas"]["NewCollectionName"];
            /** @description What the collection is for. By the source from Milvus 2.6 on; older releases ignore it, late ones of 2.5 perhaps not. */
            description?: string;
            /**
             * Format: int32
             * @description Quick form: number of values of a vector, from 2 (with Milvus 2.3 from 1) to 32768. Missing or 0, without a
             *     schema: code 1100. Out of range: code 65535, from Milvus 3.0 on 1100.
             * @example 4
             */
            dimension?: number;
            /**
             * @description Quick form: how distances are measured, `COSINE`, `L2` or `IP`. An unknown one: code 1100, with Milvus 2.3 65535.
             * @default COSINE
             * @example COSINE
             */
            metricType?: string;
            /**
             * @description Quick form: data type of the primary key, `Int64` or `VarChar`; the second needs `max_length` in `params`.
             * @default Int64
             * @example Int64
             */
            idType?: string;
            /**
             * @description Quick form, whether the server makes the values of the primary key.
             * @default false
             */
            autoID?: boolean;
            /**
             * @description Quick form, name of the primary key.
             * @default id
             * @example id
             */
            primaryFieldName?: string;
            /**
             * @description Quick form, name of the vector field.
             * @default vector
             * @example vector
             */
            vectorFieldName?: string;
            /** @description The fields of the new collection. Without fields it counts as not given, and the quick form is used. */
            schema?: components["schemas"]["NewSchema"];
            /**
             * @description With `schema`: the indexes to create. With them the collection is also loaded; without them it is only created. The
             *     quick form ignores them and makes an index of its own.
             */
            indexParams?: components["schemas"]["NewIndex"][];
            /**
             * @description More settings, such as `max_length` of a primary key of the type `VarChar` (bytes), `shardsNum`, `partitionsNum`,
             *     `consistencyLevel` and `ttlSeconds`.
             * @example {
             *       "max_length": 64
             *     }
             */
            params?: {
                [key: string]: unknown;
            };
        };
        /** @description Names a partition of a collection. */
        PartitionRequest: {
            /**
             * @description The database. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never checked. A name that does not
             *     exist: code 800, unless the operation says otherwise. `_default` is not a database.
             */
            dbName?: components["schemas"]["DatabaseName"];
            /**
             * @description Name or alias of the collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes.
             *     Missing, `null` or empty: code 1802. A name of any other form: code 1100, unless the operation says otherwise.
             */
            collectionName: components["schemas"]["CollectionName"];
            /** @description Name of a partition of the collection; names are case-sensitive. Every collection has the partition `_default`. */
            partitionName: components["schemas"]["PartitionName"];
        };
        /** @description Has no fields. The body must be there all the same; `{}` will do. */
        EmptyRequest: Record<string, never>;
    };
    responses: {
        /** @description Success, or one of many errors: read `code`. */
        Acknowledged: {
            headers: {
                "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Success"] | components["schemas"]["SuccessLegacy"] | components["schemas"]["Error200"];
            };
        };
        /** @description The credentials are missing or wrong. Only from servers with authentication turned on. */
        NotAuthenticated: {
            headers: {
                "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error401"];
            };
        };
        /** @description The user lacks the privilege. Only from servers with authentication turned on. */
        PermissionDenied: {
            headers: {
                "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error403"];
            };
        };
        /** @description The server's time limit ran out: an envelope from Milvus 2.5 on, the text `timeout` before. */
        RequestTimeout: {
            headers: {
                "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error408"];
                "text/plain": "timeout";
            };
        };
        /** @description The handler panicked. */
        Panic: {
            headers: {
                "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error500"];
            };
        };
    };
    parameters: {
        /**
         * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
         *     responds with 408 (seldom 200 with code 10001), and the work may go on.
         *
         *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
         *     seconds, not none.
         *
         *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
         *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
         *     origin: the server's CORS list lacks it.
         *
         *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
         *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
         *     Milvus 2.5.
         * @example 30
         */
        RequestTimeout: number;
        /**
         * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
         *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
         * @example default
         */
        DbName: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Any origin may read the response.
         * @example *
         */
        AccessControlAllowOrigin: "*";
        /**
         * @description Sent with every response, although browsers ignore it beside an origin of `*`.
         * @example true
         */
        AccessControlAllowCredentials: "true";
        /**
         * @description What a page of another origin may send; `Request-Timeout`, `DB-Name` and `traceparent` are not among them.
         * @example Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization, accept, origin, Cache-Control, X-Requested-With
         */
        AccessControlAllowHeaders: "Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization, accept, origin, Cache-Control, X-Requested-With";
        /**
         * @description A list of the HTTP layer, not of the API; only POST is served.
         * @example GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH
         */
        AccessControlAllowMethods: "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH";
        /**
         * @description Only on responses to a request with Basic credentials, also on a success.
         * @example Basic realm="restricted", charset="UTF-8"
         */
        WwwAuthenticate: "Basic realm=\"restricted\", charset=\"UTF-8\"";
        /**
         * @description From Milvus 2.6 on.
         * @example nosniff
         */
        XContentTypeOptions: "nosniff";
        /**
         * @description From Milvus 3.0 on. The server's id of this request, or the trace id of the request's `traceparent`.
         * @example 0af7651916cd43dd8448eb211c80319c
         */
        XMilvusTraceId: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    loadCollection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection to load. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionRequest"];
            };
        };
        responses: {
            200: components["responses"]["Acknowledged"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    refreshLoad: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection to refresh. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionRequest"];
            };
        };
        responses: {
            /** @description Success, or one of many errors: read `code`. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                    "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                    "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                    "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] | {
                        /**
                         * @description 0: success.
                         * @constant
                         */
                        code: 200;
                        /** @description Always empty. */
                        data: Record<string, never>;
                    } | components["schemas"]["Error200"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    releaseCollection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection to release. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseCollectionRequest"];
            };
        };
        responses: {
            200: components["responses"]["Acknowledged"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    getLoadState: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection, or some of its partitions. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoadStateRequest"];
            };
        };
        responses: {
            /** @description The load state, or one of many errors. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                    "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                    "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                    "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        code: 0;
                        /** @description The state. */
                        data: {
                            /**
                             * @description `LoadStateLoaded`: in memory, ready for searches. `LoadStateLoading`: being loaded, if `loadProgress` is not
                             *     −1. `LoadStateNotLoad`: not in memory.
                             * @enum {string}
                             */
                            loadState: "LoadStateLoaded" | "LoadStateLoading" | "LoadStateNotLoad";
                            /**
                             * Format: int64
                             * @description How much is loaded, in percent; 100 when all is. −1: not known, because a partition that was asked for is not
                             *     loaded or does not exist. Absent with `LoadStateNotLoad`.
                             */
                            loadProgress?: number;
                        };
                        /** @description Why `loadProgress` is −1; else empty. Absent with `LoadStateNotLoad` and from old patch releases. */
                        message?: string;
                    } | {
                        /** @constant */
                        code: 200;
                        /** @description The state. */
                        data: {
                            /**
                             * @description `LoadStateLoaded`: in memory, ready for searches. `LoadStateLoading`: being loaded, if `loadProgress` is not
                             *     −1. `LoadStateNotLoad`: not in memory.
                             * @enum {string}
                             */
                            loadState: "LoadStateLoaded" | "LoadStateLoading" | "LoadStateNotLoad";
                            /**
                             * Format: int64
                             * @description How much is loaded, in percent; 100 when all is. −1: not known, because a partition that was asked for is not
                             *     loaded or does not exist. Absent with `LoadStateNotLoad`.
                             */
                            loadProgress?: number;
                        };
                        /** @description Why `loadProgress` is −1; else empty. Absent with `LoadStateNotLoad` and from old patch releases. */
                        message?: string;
                    } | components["schemas"]["Error200"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    loadPartitions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The partitions to load. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartitionsRequest"];
            };
        };
        responses: {
            200: components["responses"]["Acknowledged"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    releasePartitions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The partitions to release. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartitionsRequest"];
            };
        };
        responses: {
            200: components["responses"]["Acknowledged"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    listCollections: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The database. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatabaseRequest"];
            };
        };
        responses: {
            /** @description The names of the collections, or one of many errors. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                    "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                    "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                    "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        code: 0;
                        /** @description The names, none of them twice. Their order is not defined. */
                        data: string[];
                    } | {
                        /** @constant */
                        code: 200;
                        /** @description The names, none of them twice. Their order is not defined. */
                        data: string[];
                    } | components["schemas"]["Error200"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    hasCollection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection to look for. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionRequest"];
            };
        };
        responses: {
            /** @description Whether the collection exists, or one of many errors. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                    "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                    "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                    "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        code: 0;
                        /** @description Whether the collection exists. */
                        data: {
                            /** @description True where the database has a collection or an alias of this name. */
                            has: boolean;
                        };
                    } | {
                        /** @constant */
                        code: 200;
                        /** @description Whether the collection exists. */
                        data: {
                            /** @description True where the database has a collection or an alias of this name. */
                            has: boolean;
                        };
                    } | components["schemas"]["Error200"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    describeCollection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection to describe. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionRequest"];
            };
        };
        responses: {
            /** @description The description of the collection, or one of many errors. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                    "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                    "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                    "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        code: 0;
                        /** @description A collection. Fields that a release does not know are absent. */
                        data: components["schemas"]["CollectionDescription"];
                        /** @description Which parts could not be read, and why; empty where all could. */
                        message?: string;
                    } | {
                        /** @constant */
                        code: 200;
                        /** @description A collection. Fields that a release does not know are absent. */
                        data: components["schemas"]["CollectionDescription"];
                        /** @description Which parts could not be read, and why; empty where all could. */
                        message?: string;
                    } | components["schemas"]["Error200"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    getCollectionStats: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection to count. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionRequest"];
            };
        };
        responses: {
            /** @description The number of rows, or one of many errors. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                    "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                    "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                    "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        code: 0;
                        /** @description Statistics of the collection. */
                        data: {
                            /**
                             * Format: int64
                             * @description Number of rows, approximate.
                             */
                            rowCount: Int64;
                        };
                    } | {
                        /** @constant */
                        code: 200;
                        /** @description Statistics of the collection. */
                        data: {
                            /**
                             * Format: int64
                             * @description Number of rows, approximate.
                             */
                            rowCount: Int64;
                        };
                    } | components["schemas"]["Error200"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    createCollection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCollectionRequest"];
            };
        };
        responses: {
            200: components["responses"]["Acknowledged"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    dropCollection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection to drop, by its name. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionRequest"];
            };
        };
        responses: {
            200: components["responses"]["Acknowledged"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    listPartitions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The collection. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionRequest"];
            };
        };
        responses: {
            /** @description The names of the partitions, or one of many errors. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                    "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                    "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                    "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        code: 0;
                        /** @description The names; `_default` is always among them. Their order is not defined. */
                        data: string[];
                    } | {
                        /** @constant */
                        code: 200;
                        /** @description The names; `_default` is always among them. Their order is not defined. */
                        data: string[];
                    } | components["schemas"]["Error200"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    hasPartition: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
                /**
                 * @description The database, when the body's `dbName` is absent, `null` or empty. Served since Milvus 2.3.14 and 2.4.1; not in the
                 *     official documentation. A browser cannot send it to another origin: the server's CORS list lacks it.
                 * @example default
                 */
                "DB-Name"?: components["parameters"]["DbName"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The partition to look for. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartitionRequest"];
            };
        };
        responses: {
            /** @description Whether the partition exists, or one of many errors. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                    "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                    "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                    "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        code: 0;
                        /** @description Whether the partition exists. */
                        data: {
                            /** @description True where the collection has a partition of this name. */
                            has: boolean;
                        };
                    } | {
                        /** @constant */
                        code: 200;
                        /** @description Whether the partition exists. */
                        data: {
                            /** @description True where the collection has a partition of this name. */
                            has: boolean;
                        };
                    } | components["schemas"]["Error200"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
    listDatabases: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     responds with 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. A browser cannot send this header to another
                 *     origin: the server's CORS list lacks it.
                 *
                 *     Bugs of Milvus 2.3 and 2.4: one client's value becomes the default of every later request without the header, and after
                 *     a timeout a response can end up in the body of another caller's response. A body of two envelopes was also recorded with
                 *     Milvus 2.5.
                 * @example 30
                 */
                "Request-Timeout"?: components["parameters"]["RequestTimeout"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description An empty object. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyRequest"];
            };
        };
        responses: {
            /** @description The names of the databases, or one of many errors. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["AccessControlAllowOrigin"];
                    "Access-Control-Allow-Credentials": components["headers"]["AccessControlAllowCredentials"];
                    "Access-Control-Allow-Headers": components["headers"]["AccessControlAllowHeaders"];
                    "Access-Control-Allow-Methods": components["headers"]["AccessControlAllowMethods"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    "X-Content-Type-Options": components["headers"]["XContentTypeOptions"];
                    "X-Milvus-Trace-Id": components["headers"]["XMilvusTraceId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        code: 0;
                        /** @description The names; `default` is always among them. Their order is not defined. */
                        data: string[];
                    } | {
                        /** @constant */
                        code: 200;
                        /** @description The names; `default` is always among them. Their order is not defined. */
                        data: string[];
                    } | components["schemas"]["Error200"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["Panic"];
        };
    };
}
