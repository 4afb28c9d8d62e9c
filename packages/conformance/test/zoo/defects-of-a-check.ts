import type { HttpResponse } from "../../src/http.ts";
import { withHeader } from "../mutations.ts";
import type { ProxiedRequest } from "../servers/proxy.ts";
import * as zoo from "./change.ts";

const { absent, badJson, badName, denied, locked, missing, noDatabase, panic, success } = zoo;
const { onRequest, text, token, unprivilegedToken } = zoo;

type Test = (request: ProxiedRequest) => boolean;
type Row = [check: string, name: string, cause: string, test: Test, change: (response: HttpResponse) => HttpResponse];

const name = "milvus_conformance_[0-9a-f]{32}";
const body =
  (pattern: RegExp): Test =>
  ({ method, body: sent }) =>
    method === "POST" && pattern.test(sent);
const path =
  (pattern: RegExp): Test =>
  ({ method, url }) =>
    method === "POST" && pattern.test(url);
const header =
  (field: string, pattern: RegExp): Test =>
  ({ method, headers, url, body: sent }) =>
    method === "POST" && /\/release$/.test(url) && sent !== "" && pattern.test(String(headers[field] ?? ""));
const method =
  (wanted: string, pattern = /\/release$/): Test =>
  (request) =>
    request.method === wanted && pattern.test(request.url);

const isEmpty: Test = (request) => method("POST")(request) && request.body === "";

const found = (outcomes: string) => `outcome:CollectionNotFound:${outcomes}`;
const [carriedOut, carriedOutAll] = ["outcome:Success:notFound", "outcome:Success:InvalidJson"];
const panicked = "outcome:Panic:CollectionNotFound";

/** Each is of one rule that a server may break alone: one check shows it, and no other. */
const open: Row[] = [
  ["server/method-get", "GET is taken for POST", carriedOut, method("GET"), success],
  ["server/method-put", "PUT is taken for POST", carriedOut, method("PUT"), success],
  ["server/method-patch", "PATCH is taken for POST", carriedOut, method("PATCH"), success],
  ["server/method-delete", "DELETE is taken for POST", carriedOut, method("DELETE"), success],
  ["server/path-unknown", "a path that begins as another is taken for it", carriedOut, path(/release_/), success],
  ["server/path-case", "paths in capitals are taken", carriedOut, path(/RELEASE/), success],
  ["server/path-double-slash", "an extra slash leads to a success", carriedOut, path(/s\/\/release/), success],
  ["server/path-query", "a query is a panic", panicked, path(/\?/), panic],
  ["server/path-encoded", "an encoded path is a panic", panicked, path(/%/), panic],
  [
    "server/path-trailing-slash",
    "a redirect to another place",
    "headers:value:Location",
    path(/\/release\/$/),
    (response) => withHeader(response, "location", "https://other.example/"),
  ],
  [
    "server/preflight",
    "a preflight is refused",
    "media-type:no media type",
    method("OPTIONS"),
    (response) => ({ ...response, status: 403 }),
  ],
  [
    "server/preflight-unknown-path",
    "a preflight to an unknown path is refused",
    "media-type:no media type",
    method("OPTIONS", /^\/milvus/),
    (response) => ({ ...response, status: 403 }),
  ],
  ["server/body-blank", "a blank body is taken for {}", "outcome:MissingParameter:InvalidJson", body(/^\s+$/), missing],
  ["server/body-truncated", "a body without its end is read", found("InvalidJson"), body(/^\{[^}]*$/), absent],
  ["server/body-malformed", "a comma too many is read over", found("InvalidJson"), body(/,\}/), absent],
  ["server/body-text", "a text is taken for {}", "outcome:MissingParameter:InvalidJson", body(/^release/), missing],
  ["server/body-form", "a form releases everything", carriedOutAll, body(/^collectionName=/), success],
  ["server/body-bom", "a byte order mark leads to a success", carriedOutAll, body(/^\ufeff/), success],
  ["server/body-array", "an array is unwrapped", found("InvalidJson"), body(/^\[/), absent],
  ["server/body-string", "a string is taken for {}", "outcome:MissingParameter:InvalidJson", body(/^"/), missing],
  ["server/body-number", "a number is taken for {}", "outcome:MissingParameter:InvalidJson", body(/^123/), missing],
  ["server/body-null", "null is refused as JSON", "outcome:InvalidJson:MissingParameter", body(/^null/), badJson],
  ["server/body-deep", "a deep body is a panic", "outcome:Panic:InvalidJson", body(/\[{100}/), panic],
  [
    "server/body-unknown-field",
    "unknown fields are refused",
    "outcome:InvalidJson:CollectionNotFound",
    body(/milvusConformance":\[1/),
    badJson,
  ],
  ["server/body-key-case", "keys in capitals are a panic", panicked, body(/COLLECTIONNAME/), panic],
  ["server/body-key-twice", "a key given twice is a panic", panicked, body(/"no-name",.*"collectionName"/), panic],
  ["server/body-followed", "a second value is a panic", panicked, body(/\} \{/), panic],
  ["server/content-type-none", "no media type is a panic", panicked, header("content-type", /^$/), panic],
  ["server/content-type-other", "another media type is a panic", panicked, header("content-type", /^text/), panic],
  ["server/name-digit-first", "a name may begin with a digit", found("InvalidParameter"), body(/:"1milvus/), absent],
  ["server/name-unicode", "a name may have letters of any script", found("InvalidParameter"), body(/名字/), absent],
  [
    "server/name-blank",
    "a blank name is taken for none",
    "outcome:MissingParameter:InvalidParameter",
    body(/:" "/),
    missing,
  ],
  [
    "server/name-blank-first",
    "names with blanks are a panic",
    "outcome:Panic:InvalidParameter",
    body(/:" milvus/),
    panic,
  ],
  [
    "server/name-longest",
    "the longest name is refused",
    "outcome:InvalidParameter:CollectionNotFound",
    body(new RegExp(`"${name}x{204}"`)),
    badName,
  ],
  [
    "server/database-empty",
    "an empty database name is unknown",
    "outcome:DatabaseNotFound:CollectionNotFound",
    body(/"dbName":""/),
    noDatabase,
  ],
  [
    "server/database-underscore",
    "_default is the default database",
    found("DatabaseNotFound"),
    body(/"_default"/),
    absent,
  ],
  [
    "server/database-body-wins",
    "the header of the database wins",
    "outcome:DatabaseNotFound:CollectionNotFound",
    body(/"dbName":"default"/),
    noDatabase,
  ],
  [
    "server/timeout",
    "a time limit of 30 seconds is over at once",
    "outcome:RequestTimeout:CollectionNotFound",
    header("request-timeout", /^30$/),
    zoo.late,
  ],
  [
    "server/timeout-zero",
    "a time limit of 0 is none",
    found("RequestTimeout,DeadlineExceeded"),
    header("request-timeout", /^0$/),
    absent,
  ],
  [
    "server/timeout-negative",
    "a time limit of -1 is none",
    found("RequestTimeout,DeadlineExceeded"),
    header("request-timeout", /^-1$/),
    absent,
  ],
  [
    "server/timeout-text",
    "a time limit that is no number is a panic",
    panicked,
    header("request-timeout", /^soon$/),
    panic,
  ],
  ["server/timeout-fraction", "a time limit of 3.5 is a panic", panicked, header("request-timeout", /^3\.5$/), panic],
  [
    "server/accept",
    "an Accept of HTML gets HTML",
    "media-type:text/html",
    header("accept", /html/),
    (response) => withHeader(text(response, "<html>"), "content-type", "text/html"),
  ],
  [
    "server/auth-ignored",
    "a meaningless Authorization is refused",
    "outcome:NotAuthenticated:CollectionNotFound",
    header("authorization", /^\?/),
    locked,
  ],
  [
    "release/unknown-collection",
    "an unknown collection succeeds",
    "outcome:Success:CollectionNotFound",
    body(new RegExp(`"${name}"`)),
    success,
  ],
  ["release/body-empty", "no body is taken for {}", "outcome:MissingParameter:InvalidJson", isEmpty, missing],
  [
    "release/collectionName-missing",
    "no name is an invalid one",
    "outcome:InvalidParameter:MissingParameter",
    body(/^\{\}$/),
    badName,
  ],
  [
    "release/collectionName-empty",
    "an empty name is an invalid one",
    "outcome:InvalidParameter:MissingParameter",
    body(/"collectionName":""/),
    badName,
  ],
  ["release/collectionName-type", "a name may be a number", found("InvalidJson"), body(/"collectionName":5/), absent],
  [
    "release/partitionNames-type",
    "a partition may be given without a list",
    found("InvalidJson"),
    body(/"partitionNames":7/),
    absent,
  ],
  [
    "release/partitionNames-items",
    "a partition may be a number",
    found("InvalidJson"),
    body(/"partitionNames":\[5/),
    absent,
  ],
  [
    "release/optional-null",
    "null is of the wrong type",
    "outcome:InvalidJson:CollectionNotFound",
    body(/:null/),
    badJson,
  ],
  [
    "release/name-hyphen",
    "a name may have a hyphen",
    found("InvalidParameter"),
    body(new RegExp(`"${name}-x"`)),
    absent,
  ],
  [
    "release/name-too-long",
    "a name may be as long as one likes",
    found("InvalidParameter"),
    body(new RegExp(`"${name}x{205}"`)),
    absent,
  ],
  [
    "release/database-unknown",
    "the database of the body is ignored",
    found("DatabaseNotFound"),
    body(new RegExp(`Name":"${name}".*Name":"${name}"`)),
    absent,
  ],
  [
    "release/database-header",
    "the database of the header is ignored",
    found("DatabaseNotFound"),
    ({ headers, body: sent }) => headers["db-name"] !== undefined && !sent.includes("dbName"),
    absent,
  ],
  [
    "release/database-unknown-bad-name",
    "the database comes before the name",
    "outcome:DatabaseNotFound:InvalidParameter",
    body(/"no-name".*dbName|dbName.*"no-name"/),
    noDatabase,
  ],
];

const letIn = found("NotAuthenticated");
const stranger = new RegExp(`^Bearer ${name}:`);
const reader = /^Bearer reader:/;
const asReader =
  (pattern: RegExp, with_: RegExp): Test =>
  ({ headers, body: sent }) =>
    with_.test(headers.authorization ?? "") && pattern.test(sent);

const authentication: Row[] = [
  ["server/auth-unknown-user", "an unknown user is let in", letIn, header("authorization", stranger), absent],
  [
    "server/auth-no-colon",
    "a token without a colon is taken",
    letIn,
    header("authorization", new RegExp(`^Bearer ${name}$`)),
    absent,
  ],
  ["server/auth-bearer-only", "Bearer without a token is taken", letIn, header("authorization", /^Bearer$/), absent],
  [
    "server/auth-before-body",
    "the body comes before credentials",
    "outcome:InvalidJson:NotAuthenticated",
    ({ headers, body: sent, method: by }) => by === "POST" && sent === "" && !headers.authorization,
    badJson,
  ],
  [
    "server/auth-before-path",
    "who is not let in learns of an unknown path",
    "outcome:CollectionNotFound:NotAuthenticated",
    ({ headers, url, method: by }) => by === "POST" && /^\/milvus/.test(url) && !headers.authorization,
    absent,
  ],
  [
    "server/auth-bare",
    "a token without Bearer is refused",
    "outcome:NotAuthenticated:CollectionNotFound",
    header("authorization", /^root:Milvus$/),
    locked,
  ],
  [
    "server/auth-bearer-case",
    "bearer in lower case is a panic",
    "outcome:Panic:NotAuthenticated",
    header("authorization", /^bearer/),
    panic,
  ],
  [
    "server/auth-basic",
    "the Basic scheme is refused",
    "outcome:NotAuthenticated:CollectionNotFound",
    header("authorization", new RegExp(`^Basic ${btoa(token)}`)),
    locked,
  ],
  [
    "server/auth-wrong-password",
    "any password is taken",
    letIn,
    header("authorization", /^Bearer root:Milvus-wrong/),
    absent,
  ],
  [
    "server/auth-basic-wrong",
    "an unknown user is let in by Basic",
    letIn,
    header("authorization", /^Basic bWlsdnVzX2/),
    absent,
  ],
  [
    "server/privilege-after-body",
    "the privilege comes before the fields",
    "outcome:PermissionDenied:MissingParameter",
    asReader(/^\{\}$/, reader),
    denied,
  ],
  [
    "server/privilege-before-name",
    "the name comes before the privilege",
    "outcome:InvalidParameter:PermissionDenied",
    asReader(/-x"/, reader),
    badName,
  ],
  [
    "release/privilege-denied",
    "the privilege is not looked at",
    found("PermissionDenied"),
    asReader(new RegExp(`"${name}"`), reader),
    absent,
  ],
];

const defectOf = ([check, title, cause, test, change]: Row): zoo.Defect => ({
  name: title,
  check,
  cause,
  change: onRequest(test, change),
});

export const defectsOfACheck: zoo.Defect[] = [
  ...open.map(defectOf),
  ...authentication.map((row) => ({ ...defectOf(row), auth: true, options: { token, unprivilegedToken } })),
];
