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
      "querycoord-not-ready"
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
      "pattern": "^collection not found\\[database="
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
      "dbname-body-default-header-book"
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
    "cause": "A value has a form that the server does not accept, such as a collection name with a hyphen; from Milvus 3.0 on also a `Request-Timeout` that is not an integer.",
    "message": {
      "type": "string",
      "pattern": ": invalid parameter"
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
      "timeout-3.5"
    ]
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
      "auth-no-colon-token"
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
      "denied-db"
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
    "cause": "The time limit ran out, and the work noticed before the server's timer did: the same time-out as `RequestTimeout`. The work may go on. Recorded with Milvus 3.0 only, in 1 of 50 runs; by the source, earlier releases can answer so too.",
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
    "cause": "The server's time limit for the request ran out. The work may go on. Milvus 2.3, 2.4 and, by the source, the first releases of 2.5 answer with the same status, but with the text `timeout` instead of an envelope.",
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
    "cause": "An error that the server has no code for, often a failed call inside the cluster; the message is that error's text.",
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
      "rpc-unavailable"
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
      "auth-privileged-user-other-coll"
    ]
  }
} as const;
