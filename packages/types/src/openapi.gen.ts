// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.

export interface paths {
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
         *       became of it, ask `POST /v2/vectordb/collections/get_load_state` (not described here).
         *     - **Aliases** are accepted in place of the collection's name.
         *     - **Database**: body `dbName`, else header `DB-Name`, else `default`.
         *     - **Lenient body**: keys may be in any letter case, and the last of a repeated key counts; unknown fields and whatever
         *       follows the first JSON value are ignored.
         *     - **Authentication** is off by default, and any `Authorization` is then ignored. Where an administrator turned it
         *       on, missing or wrong credentials are answered 401.
         */
        post: operations["releaseCollection"];
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
         * @description The database of the collection. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never
         *     checked; a name that does not exist is answered with code 800. `_default` is not a database.
         * @example default
         */
        DatabaseName: string | null;
        /**
         * @description Name or alias of the collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes.
         *     Missing, `null` or empty: code 1802. A name of any other form: code 1100.
         * @example quick_setup
         */
        CollectionName: string;
        /** @description Names the collection to release. */
        ReleaseCollectionRequest: {
            /**
             * @description The database of the collection. Absent, `null` or empty: the header `DB-Name`, else `default`. Its form is never
             *     checked; a name that does not exist is answered with code 800. `_default` is not a database.
             */
            dbName?: components["schemas"]["DatabaseName"];
            /**
             * @description Name or alias of the collection: an ASCII letter or `_`, then ASCII letters, digits and `_`; at most 255 bytes.
             *     Missing, `null` or empty: code 1802. A name of any other form: code 1100.
             */
            collectionName: components["schemas"]["CollectionName"];
            /**
             * @deprecated
             * @description Its type is checked, then it is ignored; the whole collection is released.
             */
            partitionNames?: string[] | null;
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
        /** @description An error. Only `code` tells it from a success; the HTTP status is 200 all the same. */
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
            code: 800;
            message: string;
        } | {
            /** @constant */
            code: 1100;
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
         *     releases of 2.5 answer with the same status, but with the text `timeout` instead of an envelope.
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
         *     answers 408 (seldom 200 with code 10001), and the work may go on.
         *
         *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
         *     seconds, not none.
         *
         *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
         *     Milvus 2.6 and refused with code 1100 from 3.0 on. In Milvus 2.3 and 2.4 one client's value becomes the default of
         *     every later request without the header, and after a time-out an answer can end up in the body of another caller's, two
         *     envelopes in one (server bugs). A browser cannot send this header to another origin: the
         *     server's CORS list lacks it.
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
         * @description Any origin may read the answer.
         * @example *
         */
        AccessControlAllowOrigin: "*";
        /**
         * @description Sent with every answer, although browsers ignore it beside an origin of `*`.
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
         * @description Only on answers to a request with Basic credentials, also on a success.
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
    releaseCollection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description How many whole seconds the server may spend on the request; without this header, 30. When the time is up the server
                 *     answers 408 (seldom 200 with code 10001), and the work may go on.
                 *
                 *     The `None` of the official page is not a value to send: it means leaving the header out, and the limit is then 30
                 *     seconds, not none.
                 *
                 *     Zero, a negative number and anything above 9223372036 expire at once. A value that is not an integer is ignored up to
                 *     Milvus 2.6 and refused with code 1100 from 3.0 on. In Milvus 2.3 and 2.4 one client's value becomes the default of
                 *     every later request without the header, and after a time-out an answer can end up in the body of another caller's, two
                 *     envelopes in one (server bugs). A browser cannot send this header to another origin: the
                 *     server's CORS list lacks it.
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
}
