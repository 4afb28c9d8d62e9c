// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.

/** The error catalogue: when each error comes, its message, its evidence. */
export const errorDetails = {
  "ServiceNotReady": {
    "cause": "A proxy or coordinator is starting, stopping or unhealthy.",
    "message": {
      "type": "string",
      "pattern": "service not ready"
    },
    "example": {
      "code": 1,
      "message": "service not ready[standalone=0]: Abnormal"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "not-ready",
      "querycoord-not-ready",
      "collections/load/not-ready",
      "partitions/load/work-qc_not_ready"
    ]
  },
  "ServiceUnavailable": {
    "cause": "A part of the server cannot do the work now, for example because segments do not drain after a release.",
    "message": {
      "type": "string",
      "pattern": "service unavailable"
    },
    "example": {
      "code": 2,
      "message": "service unavailable"
    },
    "since": "2.3",
    "evidence": "source",
    "recordings": []
  },
  "CollectionNotFound": {
    "cause": "The database has no collection and no alias of this name.",
    "message": {
      "type": "string",
      "pattern": "^(can't find collection( collection not found)?|collection not found)\\[(database|collection)="
    },
    "example": {
      "code": 100,
      "message": "collection not found[database=default][collection=no_such_coll]"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "coll-not-found",
      "coll-not-found-other-db",
      "dbname-body-default-header-book",
      "collections/describe/coll-not-found",
      "collections/get_load_state/coll-not-found"
    ]
  },
  "PartitionNotFound": {
    "cause": "The collection has no partition of this name. The `code` is 200, which Milvus 2.3 also uses for success: only the absence of `data` shows that it is an error.",
    "message": {
      "type": "string",
      "pattern": "^partition not found\\[partition="
    },
    "example": {
      "code": 200,
      "message": "partition not found[partition=nope]"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "partitions/load/partition-not-found",
      "partitions/release/partition-not-found",
      "partitions/load/other-db"
    ]
  },
  "Panic": {
    "cause": "The server's handler panicked. The envelope has no message.",
    "message": {},
    "example": {
      "code": 500
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "panic"
    ]
  },
  "IndexNotFound": {
    "cause": "A vector field of the collection has no index, and without one the collection cannot be loaded.",
    "message": {
      "type": "string",
      "pattern": "^index not found\\[collection="
    },
    "example": {
      "code": 700,
      "message": "index not found[collection=no_index]"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "sequence/load-no_index",
      "sequence/refresh-no_index"
    ]
  },
  "DatabaseNotFound": {
    "cause": "The server has no database of this name.",
    "message": {
      "type": "string",
      "pattern": "^database not found(\\[database=|, database: )"
    },
    "example": {
      "code": 800,
      "message": "database not found[database=nodb]"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "db-nonexistent",
      "db-underscore-default",
      "dbname-header-nonexistent"
    ]
  },
  "InvalidParameter": {
    "cause": "A value that the server does not accept, such as a collection name with a hyphen, an empty list of partitions or an unknown data type; from Milvus 3.0 on also a `Request-Timeout` that is not an integer.",
    "message": {
      "type": "string",
      "pattern": "(^|: )invalid parameter"
    },
    "example": {
      "code": 1100,
      "message": "Invalid collection name: my-coll. collection name can only contain numbers, letters and underscores: invalid parameter"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "coll-hyphen",
      "coll-digit-first",
      "coll-len-300",
      "coll-space",
      "timeout-3.5",
      "partitions/release/partitions-empty",
      "collections/create/no-dimension",
      "collections/create/schema-bad-type"
    ]
  },
  "ParameterMissing": {
    "cause": "A value that the work needs is not given, such as the primary key of a schema. Before Milvus 3.0 such errors have the code 65535. A required field that is missing from the body is another error, MissingParameter.",
    "message": {
      "type": "string",
      "pattern": ": missing parameter"
    },
    "example": {
      "code": 1101,
      "message": "primary key is not specified: missing parameter"
    },
    "since": "3.0",
    "evidence": "source",
    "recordings": []
  },
  "NotAuthenticated": {
    "cause": "The server has authentication turned on, and the credentials are missing, malformed or wrong.",
    "message": {
      "type": "string",
      "const": "user hasn't authenticated"
    },
    "example": {
      "code": 1800,
      "message": "user hasn't authenticated"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "auth-none",
      "auth-bearer-wrong",
      "auth-basic-wrong",
      "auth-no-colon-token",
      "databases/list/auth-none"
    ]
  },
  "InvalidJson": {
    "cause": "The body is empty, is not a JSON object, is nested too deeply, or gives a field a value of the wrong type. The text after the prefix depends on the JSON library of the server's build.",
    "message": {
      "type": "string",
      "pattern": "^can only accept json format request, (error: |the request body should be nil, however \\{\\} is valid)"
    },
    "example": {
      "code": 1801,
      "message": "can only accept json format request, error: unexpected EOF"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "empty-body",
      "truncated-object",
      "json-array-empty",
      "coll-number",
      "db-number",
      "deep-array-100000"
    ]
  },
  "MissingParameter": {
    "cause": "The body lacks a required field, such as `collectionName`, or it is `null` or empty.",
    "message": {
      "type": "string",
      "pattern": "^missing required parameters, error: "
    },
    "example": {
      "code": 1802,
      "message": "missing required parameters, error: Key: 'CollectionNameReq.CollectionName' Error:Field validation for 'CollectionName' failed on the 'required' tag"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "coll-missing",
      "coll-null",
      "coll-empty",
      "empty-object"
    ]
  },
  "RateLimited": {
    "cause": "A rate limit or quota of the server, the database or the collection is used up.",
    "message": {
      "type": "string",
      "pattern": "^request is rejected by limiter, error: "
    },
    "example": {
      "code": 1807,
      "message": "request is rejected by limiter, error: request is rejected by grpc RateLimiter middleware, please retry later: rate limit exceeded[rate=0.01]"
    },
    "since": "2.4",
    "evidence": "recorded",
    "recordings": [
      "limited-db-2",
      "denied-db",
      "collections/load/limited-db-2",
      "partitions/load/denied-db"
    ]
  },
  "Canceled": {
    "cause": "The request was cancelled, by the client or inside the server, before the work was done.",
    "message": {
      "type": "string",
      "pattern": "context canceled"
    },
    "example": {
      "code": 10000,
      "message": "context canceled"
    },
    "since": "2.3",
    "evidence": "source",
    "recordings": []
  },
  "DeadlineExceeded": {
    "cause": "The time limit ran out, and the work noticed before the server's timer did: the same timeout as `RequestTimeout`. The work may go on. Recorded with Milvus 3.0 only, in 1 of 50 runs; by the source, earlier releases can respond so, too.",
    "message": {
      "type": "string",
      "pattern": "context deadline exceeded"
    },
    "example": {
      "code": 10001,
      "message": "proxy TaskCondition context Done: context deadline exceeded"
    },
    "since": "3.0",
    "evidence": "recorded",
    "recordings": [
      "timeout-zero-race-50"
    ]
  },
  "RequestTimeout": {
    "cause": "The server's time limit for the request ran out. The work may go on. Milvus 2.3, 2.4 and, by the source, the first releases of 2.5 respond with the same status, but with the text `timeout` instead of an envelope.",
    "message": {
      "type": "string",
      "const": "request timeout"
    },
    "example": {
      "code": 10001,
      "message": "request timeout"
    },
    "since": "2.5",
    "evidence": "recorded",
    "recordings": [
      "timeout-0",
      "slow-timeout-1"
    ]
  },
  "UnexpectedError": {
    "cause": "An error that the server has no code for: often a failed call inside the cluster, or a request against a rule, such as dropping a collection that has aliases. The message is the text of that error.",
    "message": {
      "type": "string",
      "not": {
        "pattern": "PermissionDenied"
      }
    },
    "example": {
      "code": 65535,
      "message": "rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while dialing: dial tcp 127.0.0.1:53100: connect: connection refused\""
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "rpc-unavailable",
      "collections/drop/has-alias",
      "collections/create/alias",
      "partitions/load/work-rpc_unavailable"
    ]
  },
  "PermissionDenied": {
    "cause": "The user is known but lacks the privilege. The message names it with a prefix: `PrivilegeRelease` is the privilege `Release`.",
    "message": {
      "type": "string",
      "pattern": "PermissionDenied.*permission deny to"
    },
    "example": {
      "code": 65535,
      "message": "rpc error: code = PermissionDenied desc = PrivilegeRelease: permission deny to reader in the `default` database"
    },
    "since": "2.3",
    "evidence": "recorded",
    "recordings": [
      "auth-no-privilege",
      "auth-privileged-user-other-coll",
      "partitions/load/auth-releaser"
    ]
  }
} as const;
