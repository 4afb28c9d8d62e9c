import type { ConformanceOptions } from "../../src/index.ts";
import type { Change, ProxiedRequest } from "../servers/proxy.ts";
import {
  absent,
  badJson,
  badName,
  codeOf,
  type Defect,
  denied,
  locked,
  panic,
  text,
  token,
  unprivilegedToken,
} from "./change.ts";
import { defectOf, found, header, absentName as name, type Row } from "./rows.ts";

const accepted = found("NotAuthenticated");
const unknownUser = new RegExp(`^Bearer ${name}:`);
const asReader =
  (pattern: RegExp): ((request: ProxiedRequest) => boolean) =>
  ({ headers, body: sent }) =>
    /^Bearer reader:/.test(headers.authorization ?? "") && pattern.test(sent);

/** Each breaks one rule, which one check shows. */
const alone: Row[] = [
  ["server/auth-unknown-user", "an unknown user is accepted", accepted, header("authorization", unknownUser), absent],
  [
    "server/auth-no-colon",
    "a token without a colon is accepted",
    accepted,
    header("authorization", new RegExp(`^Bearer ${name}$`)),
    absent,
  ],
  [
    "server/auth-bearer-only",
    "Bearer without a token is accepted",
    accepted,
    header("authorization", /^Bearer$/),
    absent,
  ],
  [
    "server/auth-before-body",
    "the body comes before credentials",
    "outcome:InvalidJson:NotAuthenticated",
    ({ headers, body: sent, method: by }) => by === "POST" && sent === "" && !headers.authorization,
    badJson,
  ],
  [
    "server/auth-before-path",
    "an unknown path comes before credentials",
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
    "bearer in lower case causes a panic",
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
    "any password is accepted",
    accepted,
    header("authorization", /^Bearer root:Milvus-wrong/),
    absent,
  ],
  [
    "server/auth-basic-wrong",
    "an unknown user is accepted by Basic",
    accepted,
    header("authorization", /^Basic bWlsdnVzX2/),
    absent,
  ],
  [
    "server/privilege-after-body",
    "the privilege comes before the fields",
    "outcome:PermissionDenied:MissingParameter",
    asReader(/^\{\}$/),
    denied,
  ],
  [
    "server/privilege-before-name",
    "the name comes before the privilege",
    "outcome:InvalidParameter:PermissionDenied",
    asReader(/-x"/),
    badName,
  ],
  [
    "release/privilege-denied",
    "the privilege is not checked",
    found("PermissionDenied"),
    asReader(new RegExp(`"${name}"`)),
    absent,
  ],
];

/** `test` is about the header `Authorization` of a request. */
const on401 =
  (test: (authorization: string) => boolean): Change =>
  (response, { headers }) =>
    response.status === 401 && test(headers.authorization ?? "") ? absent(response) : response;
const guarded = (
  name: string,
  cause: string,
  check: string,
  change: Change,
  options: Partial<ConformanceOptions> = { token },
): Defect => ({ name, cause, check, change, auth: true, options });
const broad: Defect[] = [
  guarded(
    "every request is accepted without credentials",
    "auth:off",
    "release/auth-none",
    on401(() => true),
  ),
  guarded(
    "any credentials are accepted",
    accepted,
    "server/auth-unknown-user",
    on401((header) => header !== ""),
  ),
  guarded(
    "any password is accepted, in each scheme",
    accepted,
    "server/auth-wrong-password",
    on401((header) => /root|^Basic/.test(header)),
  ),
  guarded(
    "the right token is refused",
    "outcome:NotAuthenticated:CollectionNotFound",
    "release/unknown-collection",
    (response) => (codeOf(response) === 100 ? locked(response) : response),
  ),
  guarded("401 under HTTP 200", "body:code:1800", "release/auth-none", (response) =>
    response.status === 401 ? { ...response, status: 200 } : response,
  ),
  guarded(
    "403 in place of 401 for wrong credentials",
    "body:no-envelope",
    "server/auth-unknown-user",
    (response, { headers }) =>
      response.status === 401 && headers.authorization ? { ...text(response, "no"), status: 403 } : response,
  ),
  guarded(
    "no privilege is checked",
    "outcome:CollectionNotFound:PermissionDenied",
    "release/privilege-denied",
    (response) => (response.status === 403 ? absent(response) : response),
    { token, unprivilegedToken },
  ),
  {
    name: "no authentication although a token is given",
    ...{ cause: "auth:off", check: "release/auth-none", options: { token } },
    change: (response) => response,
  },
  guarded("authentication although none is expected", "auth:on", "release/auth-none", (response) => response, {
    auth: "off",
  }),
];

export const defectsOfAuthentication: Defect[] = [
  ...alone.map((row) => ({ ...defectOf(row), auth: true, options: { token, unprivilegedToken } })),
  ...broad,
];
