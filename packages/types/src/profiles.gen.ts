// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.

/** How each generation of Milvus behaves; spec/profiles.yaml says what each key means. */
export const profileTable = {
  "2.3": {
    "release": "2.3.20",
    "released": "2024-08-12",
    "recordings": "milvus-2.3.jsonl",
    "successCode": 200,
    "order": [
      "authentication",
      "json",
      "required",
      "database",
      "privilege",
      "readiness",
      "name",
      "partitionName",
      "collection",
      "partitions",
      "partition",
      "work"
    ],
    "timeoutBody": "text",
    "timeoutRace": "work",
    "timeoutTwoEnvelopes": true,
    "timeoutSticky": true,
    "badRequestTimeout": "ignored",
    "databaseNotFoundMessage": "database not found, database: {database}",
    "notReadyMessage": "service not ready[standalone=0]: Abnormal",
    "permissionMessage": "rpc error: code = PermissionDenied desc = Privilege{privilege}: permission deny to {user}",
    "quotaMessage": null,
    "blankName": "trimmed",
    "emptyPartitionName": "unknown",
    "dimensionOutcome": "UnexpectedError",
    "dimensionMessage": "invalid dimension: {dimension}. should be in range 1 ~ 32768",
    "metricOutcome": "UnexpectedError",
    "metricMessage": "metric type not found or not supported, supported: [L2 IP COSINE HAMMING JACCARD]",
    "primaryKeyOutcome": "UnexpectedError",
    "primaryKeyMessage": "primary key is not specified",
    "aliasPrivilege": false,
    "jsonDecoder": "encoding/json",
    "jsonDepth": 10000,
    "headerLimit": 1048576,
    "nosniff": false,
    "traceId": false,
    "h2c": false
  },
  "2.4": {
    "release": "2.4.15",
    "released": "2024-11-14",
    "recordings": "milvus-2.4.jsonl",
    "successCode": 0,
    "order": [
      "authentication",
      "json",
      "required",
      "database",
      "privilege",
      "limiter",
      "readiness",
      "name",
      "partitionName",
      "collection",
      "partitions",
      "partition",
      "work"
    ],
    "timeoutBody": "text",
    "timeoutRace": "work",
    "timeoutTwoEnvelopes": true,
    "timeoutSticky": true,
    "badRequestTimeout": "ignored",
    "databaseNotFoundMessage": "database not found, database: {database}",
    "notReadyMessage": "service not ready[standalone=0]: Abnormal",
    "permissionMessage": "rpc error: code = PermissionDenied desc = Privilege{privilege}: permission deny to {user} in the `{database}` database",
    "quotaMessage": "rate type: {limit}",
    "blankName": "trimmed",
    "emptyPartitionName": "unknown",
    "dimensionOutcome": "UnexpectedError",
    "dimensionMessage": "invalid dimension: {dimension}. should be in range 2 ~ 32768",
    "metricOutcome": "InvalidParameter",
    "metricMessage": "float vector index does not support metric type: {metricType}: invalid parameter[expected=valid index params][actual=invalid index params]",
    "primaryKeyOutcome": "UnexpectedError",
    "primaryKeyMessage": "primary key is not specified",
    "aliasPrivilege": false,
    "jsonDecoder": "encoding/json",
    "jsonDepth": 10000,
    "headerLimit": 1048576,
    "nosniff": false,
    "traceId": false,
    "h2c": false
  },
  "2.5": {
    "release": "2.5.24",
    "released": "2025-12-29",
    "recordings": "milvus-2.5.jsonl",
    "successCode": 0,
    "order": [
      "authentication",
      "json",
      "required",
      "privilege",
      "limiter",
      "readiness",
      "name",
      "database",
      "partitionName",
      "collection",
      "partitions",
      "partition",
      "work"
    ],
    "timeoutBody": "envelope",
    "timeoutRace": "none",
    "timeoutTwoEnvelopes": true,
    "timeoutSticky": false,
    "badRequestTimeout": "ignored",
    "databaseNotFoundMessage": "database not found[database={database}]",
    "notReadyMessage": "service not ready[standalone=0]: Abnormal",
    "permissionMessage": "rpc error: code = PermissionDenied desc = Privilege{privilege}: permission deny to {user} in the `{database}` database",
    "quotaMessage": "access has been disabled by the administrator",
    "blankName": "refused",
    "emptyPartitionName": "ignored",
    "dimensionOutcome": "UnexpectedError",
    "dimensionMessage": "invalid dimension: {dimension}. should be in range 2 ~ 32768",
    "metricOutcome": "InvalidParameter",
    "metricMessage": "float vector index does not support metric type: {metricType}: invalid parameter[expected=valid index params][actual=invalid index params]",
    "primaryKeyOutcome": "UnexpectedError",
    "primaryKeyMessage": "primary key is not specified",
    "aliasPrivilege": false,
    "jsonDecoder": "encoding/json",
    "jsonDepth": 10000,
    "headerLimit": 1048576,
    "nosniff": false,
    "traceId": false,
    "h2c": false
  },
  "2.6": {
    "release": "2.6.18",
    "released": "2026-06-04",
    "recordings": "milvus-2.6.jsonl",
    "successCode": 0,
    "order": [
      "authentication",
      "json",
      "required",
      "privilege",
      "limiter",
      "readiness",
      "name",
      "database",
      "partitionName",
      "collection",
      "partitions",
      "partition",
      "work"
    ],
    "timeoutBody": "envelope",
    "timeoutRace": "none",
    "timeoutTwoEnvelopes": false,
    "timeoutSticky": false,
    "badRequestTimeout": "ignored",
    "databaseNotFoundMessage": "database not found[database={database}]",
    "notReadyMessage": "service not ready[standalone=0]: Abnormal",
    "permissionMessage": "rpc error: code = PermissionDenied desc = Privilege{privilege}: permission deny to {user} in the `{database}` database",
    "quotaMessage": "access has been disabled by the administrator: force deny DDL in database properties",
    "blankName": "refused",
    "emptyPartitionName": "ignored",
    "dimensionOutcome": "UnexpectedError",
    "dimensionMessage": "invalid dimension: {dimension}. should be in range 2 ~ 32768",
    "metricOutcome": "InvalidParameter",
    "metricMessage": "float vector index does not support metric type: {metricType}: invalid parameter[expected=valid index params][actual=invalid index params]",
    "primaryKeyOutcome": "UnexpectedError",
    "primaryKeyMessage": "primary key is not specified",
    "aliasPrivilege": true,
    "jsonDecoder": "encoding/json",
    "jsonDepth": 10000,
    "headerLimit": 1048576,
    "nosniff": true,
    "traceId": false,
    "h2c": true
  },
  "3.0": {
    "release": "3.0-dev",
    "released": "2026-08-07",
    "recordings": "milvus-3.0-dev.jsonl",
    "successCode": 0,
    "order": [
      "authentication",
      "requestTimeout",
      "json",
      "required",
      "privilege",
      "limiter",
      "readiness",
      "name",
      "database",
      "partitionName",
      "collection",
      "partitions",
      "partition",
      "work"
    ],
    "timeoutBody": "envelope",
    "timeoutRace": "deadline",
    "timeoutTwoEnvelopes": false,
    "timeoutSticky": false,
    "badRequestTimeout": "refused",
    "databaseNotFoundMessage": "database not found[database={database}]",
    "notReadyMessage": "state code: Abnormal: service not ready",
    "permissionMessage": "rpc error: code = PermissionDenied desc = Privilege{privilege}: permission deny to {user} in the `{database}` database",
    "quotaMessage": "access has been disabled by the administrator: force deny DDL in database properties",
    "blankName": "refused",
    "emptyPartitionName": "ignored",
    "dimensionOutcome": "InvalidParameter",
    "dimensionMessage": "invalid dimension: {dimension}. should be in range 2 ~ 32768: invalid parameter",
    "metricOutcome": "InvalidParameter",
    "metricMessage": "float vector index does not support metric type: {metricType}: invalid parameter[expected=valid index params][actual=invalid index params]",
    "primaryKeyOutcome": "ParameterMissing",
    "primaryKeyMessage": "primary key is not specified: missing parameter",
    "aliasPrivilege": true,
    "jsonDecoder": "sonic",
    "jsonDepth": 4096,
    "headerLimit": 16777216,
    "nosniff": true,
    "traceId": true,
    "h2c": true
  }
} as const;

/** The profile where none is asked for. */
export const defaultProfile = "2.6" as const;

/** The steps of a request's way through the server, and the name of the error where one fails. */
export const stepTable = {
  "authentication": "NotAuthenticated",
  "requestTimeout": "InvalidParameter",
  "json": "InvalidJson",
  "required": "MissingParameter",
  "database": "DatabaseNotFound",
  "privilege": "PermissionDenied",
  "limiter": "RateLimited",
  "readiness": "ServiceNotReady",
  "name": "InvalidParameter",
  "partitionName": "UnexpectedError",
  "collection": "CollectionNotFound",
  "partitions": "InvalidParameter",
  "partition": "PartitionNotFound",
  "work": "UnexpectedError"
} as const;

/** How the server words an error; the request's own words take the place of {…}. */
export const messageTable = {
  "collectionNotFound": "collection not found[database={database}][collection={collection}]",
  "rateExceeded": "request is rejected by limiter, error: request is rejected by grpc RateLimiter middleware, please retry later: rate limit exceeded[rate={rate}]",
  "quotaExceeded": "request is rejected by limiter, error: quota exceeded[reason={reason}]",
  "partitionNotFound": "partition not found[partition={partition}]",
  "partitionsEmpty": "invalid parameter[expected=any partition][actual=empty partition list]",
  "partitionNameTooLong": "Invalid partition name: {partition}. The length of a partition name must be less than 255 characters.",
  "partitionNameStart": "Invalid partition name: {partition}. The first character of a partition name must be an underscore or letter.",
  "partitionNameRest": "Invalid partition name: {partition}. Partition name can only contain numbers, letters and underscores.",
  "partitionNotLoaded": "partition not loaded[partition={id}].",
  "coordinator": "{reason}",
  "indexNotFound": "index not found[collection={collection}]",
  "dropAlias": "cannot drop the collection via alias = {collection}",
  "dropAliased": "unable to drop the collection [{collection}] because it has associated aliases [{aliases}], please remove all aliases before dropping the collection",
  "createDuplicate": "create duplicate collection with different parameters, collection: {collection}",
  "createNoDimension": "dimension is required for quickly create collection(default metric type: COSINE): invalid parameter[expected=collectionName & dimension][actual=collectionName]",
  "createNoMaxLength": "strconv.ParseInt: parsing \"<nil>\": invalid syntax",
  "createUnknownType": "invalid parameter, data type {type} is invalid(case sensitive).",
  "nameEmpty": "collection name should not be empty: invalid parameter",
  "nameTooLong": "Invalid collection name: {name}. the length of a collection name must be less than 255 characters: invalid parameter",
  "nameStart": "Invalid collection name: {name}. the first character of a collection name must be an underscore or letter: invalid parameter",
  "nameRest": "Invalid collection name: {name}. collection name can only contain numbers, letters and underscores: invalid parameter",
  "requestTimeout": "Request-Timeout parse failed, err: strconv.ParseInt: parsing \"{value}\": {reason}: invalid parameter",
  "jsonAbsent": "can only accept json format request, the request body should be nil, however {} is valid",
  "jsonInvalid": "can only accept json format request, error: {reason}",
  "jsonBodyMismatch": "json: cannot unmarshal {value} into Go value of type httpserver.{struct}",
  "jsonFieldMismatch": "json: cannot unmarshal {value} into Go struct field {struct}.{field} of type {type}",
  "fieldsMissing": "missing required parameters, error: {reason}",
  "fieldMissing": "Key: '{struct}.{field}' Error:Field validation for '{field}' failed on the 'required' tag"
} as const;

/** What every generation responds outside of the operations. */
export const routingTable = {
  "notFound": {
    "status": 404,
    "mediaType": "text/plain",
    "body": "404 page not found"
  },
  "trailingSlash": {
    "status": 307
  },
  "preflight": {
    "status": 204
  }
} as const;

/** The name of a profile. */
export type ProfileName = keyof typeof profileTable;

/** A profile: how one generation of Milvus behaves. */
export type Profile = (typeof profileTable)[ProfileName];

/** The name of a step. */
export type StepName = keyof typeof stepTable;

/** The name of a response outside of the operations. */
export type RouteName = keyof typeof routingTable;

/** The name of a response of Go's own HTTP layer. */
export type HttpLayerName = "malformed" | "unknownExpectation" | "headersTooLarge" | "unknownTransferEncoding" | "unknownVersion" | "serverOptions" | "upgrade";
