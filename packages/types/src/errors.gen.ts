// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.

/** The values of `code` that mean success, over all profiles. */
export const successCodes = [
  0,
  200
] as const;

/** The error catalogue: what each error's name stands for. */
export const errorTable = {
  "ServiceNotReady": {
    "code": 1,
    "status": 200,
    "retryable": true,
    "remedy": "Wait for the server to become healthy, then repeat the request."
  },
  "ServiceUnavailable": {
    "code": 2,
    "status": 200,
    "retryable": true,
    "remedy": "Repeat the request after a while; if the error stays, look at the server's log."
  },
  "CollectionNotFound": {
    "code": 100,
    "status": 200,
    "retryable": false,
    "remedy": "Check the name and the database; names are case-sensitive."
  },
  "PartitionNotFound": {
    "code": 200,
    "status": 200,
    "retryable": false,
    "remedy": "Check the names of the partitions; names are case-sensitive."
  },
  "Panic": {
    "code": 500,
    "status": 500,
    "retryable": false,
    "remedy": "Look at the server's log; this is a bug of the server."
  },
  "IndexNotFound": {
    "code": 700,
    "status": 200,
    "retryable": false,
    "remedy": "Create an index on each vector field, then repeat the request."
  },
  "DatabaseNotFound": {
    "code": 800,
    "status": 200,
    "retryable": false,
    "remedy": "Check `dbName` and the header `DB-Name`; leave both out for the database `default`."
  },
  "InvalidParameter": {
    "code": 1100,
    "status": 200,
    "retryable": false,
    "remedy": "Correct the value that the message names. A name is an ASCII letter or `_`, then letters, digits and `_`, at most 255 bytes; `Request-Timeout` is whole seconds."
  },
  "ParameterMissing": {
    "code": 1101,
    "status": 200,
    "retryable": false,
    "remedy": "Give the value that the message names."
  },
  "NotAuthenticated": {
    "code": 1800,
    "status": 401,
    "retryable": false,
    "remedy": "Check the user and the password; send them as `user:password`, or an API key on Zilliz Cloud."
  },
  "InvalidJson": {
    "code": 1801,
    "status": 200,
    "retryable": false,
    "remedy": "Send one JSON object whose fields have the declared types."
  },
  "MissingParameter": {
    "code": 1802,
    "status": 200,
    "retryable": false,
    "remedy": "Send the field that the message names."
  },
  "RateLimited": {
    "code": 1807,
    "status": 200,
    "retryable": true,
    "remedy": "Wait, then repeat the request; an administrator can raise the limit."
  },
  "Canceled": {
    "code": 10000,
    "status": 200,
    "retryable": false,
    "remedy": "Find out what was done; repeating is safe where the operation is idempotent."
  },
  "DeadlineExceeded": {
    "code": 10001,
    "status": 200,
    "retryable": false,
    "remedy": "Find out what was done; give the server longer with `Request-Timeout`."
  },
  "RequestTimeout": {
    "code": 10001,
    "status": 408,
    "retryable": false,
    "remedy": "Find out what was done; give the server longer with `Request-Timeout`."
  },
  "UnexpectedError": {
    "code": 65535,
    "status": 200,
    "retryable": false,
    "remedy": "Read the message and the server's log; the code says nothing more."
  },
  "PermissionDenied": {
    "code": 65535,
    "status": 403,
    "retryable": false,
    "remedy": "Have an administrator grant the privilege that the message names."
  }
} as const;

/** The catalogue's name of an error. */
export type ErrorName = keyof typeof errorTable;

/** A code of the catalogue. */
export type ErrorCode = (typeof errorTable)[ErrorName]["code"];
