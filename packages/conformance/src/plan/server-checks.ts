import type { CheckContext, CheckTemplate } from "./check.ts";
import { unprivileged } from "./operation-checks.ts";

/** Checks of what is the same for all operations; they are made once, on an operation that names a collection. */
export function serverChecks(context: CheckContext): CheckTemplate[] {
  const templates = [routing, bodies, names, headers, credentials].flatMap((topic) => topic(context));
  return templates.map(([id, title, difference]) => [`server/${id}`, title, difference ?? {}]);
}

function routing({ operation: { method, path }, absentName }: CheckContext): CheckTemplate[] {
  const methods = ["GET", "PUT", "PATCH", "DELETE"].filter((other) => other !== method);
  const preflight = {
    method: "OPTIONS",
    body: "",
    contentType: null,
    headers: { Origin: "http://localhost", "Access-Control-Request-Method": "POST" },
    credentials: "none",
  } as const;
  const doubled = path.replace(/\/(?=[^/]*$)/, "//");
  const encoded = `${path.slice(0, -1)}%${path.charCodeAt(path.length - 1).toString(16)}`;
  return [
    ...methods.map((other): CheckTemplate => {
      return [`method-${other.toLowerCase()}`, `${other} instead of ${method}`, { method: other, body: "" }];
    }),
    ["path-unknown", "a path that does not exist", { path: `${path}_${absentName}` }],
    ["path-case", "the path in capitals", { path: path.toUpperCase() }],
    ["path-double-slash", "an extra slash in the path", { path: doubled, rewrittenPath: path }],
    ["path-query", "a query after the path", { path: `${path}?${absentName}=1` }],
    ["path-encoded", "the path percent-encoded", { path: encoded }],
    ["path-trailing-slash", "a slash after the path", { path: `${path}/`, credentials: "none" }],
    ["preflight", "a CORS preflight", preflight],
    ["preflight-unknown-path", "a CORS preflight to an unknown path", { ...preflight, path: `/${absentName}` }],
  ];
}

const unknownField = "milvusConformance";
const levels = 100_000;

/** Bodies that are wrong, or unusual, for every operation. */
function bodies({ operation, fields }: CheckContext): CheckTemplate[] {
  const whole = JSON.stringify(fields);
  const nested = `${whole.slice(0, -1)},"${unknownField}":${"[".repeat(levels)}${"]".repeat(levels)}}`;
  const entries = Object.entries(fields);
  const form = entries.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  const inCapitals = Object.fromEntries(entries.map(([name, value]) => [name.toUpperCase(), value]));
  // JSON.stringify would keep the last one only.
  const repeated = `{"${operation.names.collection.field}":"no-name",${whole.slice(1)}`;
  return [
    ["body-blank", "a body of blanks", { body: " \r\n\t" }],
    ["body-truncated", "a truncated body", { body: whole.slice(0, -1) }],
    ["body-malformed", "a body with an extra comma", { body: `${whole.slice(0, -1)},}` }],
    ["body-text", "a body that is not JSON", { body: "release everything" }],
    ["body-form", "a body of form data", { body: form, contentType: "application/x-www-form-urlencoded" }],
    ["body-bom", "a body that begins with a byte order mark", { body: `\ufeff${whole}` }],
    ["body-array", "an array around the body", { body: `[${whole}]` }],
    ["body-string", "a body that is a string", { body: '"x"' }],
    ["body-number", "a body that is a number", { body: "123" }],
    ["body-null", "a body that is null", { body: "null" }],
    ["body-deep", "a body nested 100,000 levels deep", { body: nested }],
    ["body-unknown-field", "a field that does not exist", { body: { ...fields, [unknownField]: [1] } }],
    ["body-key-case", "keys in capitals", { body: inCapitals }],
    ["body-key-twice", "a key given twice: the last one counts", { body: repeated }],
    ["body-followed", "a second value after the body", { body: `${whole} {"x":` }],
    ["content-type-none", "no Content-Type", { contentType: null }],
    ["content-type-other", "another Content-Type", { contentType: "text/plain" }],
  ];
}

/** Forms of a collection's name, and ways to name a database. */
function names({ operation, fields, absentName }: CheckContext): CheckTemplate[] {
  const { field: collection = "" } = operation.names.collection;
  const { field: database, header } = operation.names.database;
  const { maxLength } = operation.nameForm;
  const named = (name: string) => ({ body: { ...fields, [collection]: name } });
  const inDatabase = (name: string) => ({ body: { ...fields, [`${database}`]: name } });
  const longest = Number.isFinite(maxLength) ? maxLength : absentName.length;
  const templates: CheckTemplate[] = [
    ["name-digit-first", "a collection name that begins with a digit", named(`1${absentName}`)],
    ["name-unicode", "a collection name in Chinese", named(`${absentName}名字`)],
    ["name-blank", "a collection name that is one blank", named(" ")],
    ["name-blank-first", "a collection name after a blank", named(` ${absentName}`)],
    ["name-longest", `a collection name of ${longest} bytes`, named(absentName.padEnd(longest, "x"))],
  ];
  if (database === undefined) return templates;
  templates.push(["database-empty", "an empty database name", inDatabase("")]);
  templates.push(["database-underscore", "the database _default", inDatabase("_default")]);
  if (header === undefined) return templates;
  const title = `the default database in the body, another one in the header ${header}`;
  return [...templates, ["database-body-wins", title, { ...inDatabase("default"), headers: { [header]: absentName } }]];
}

/** Headers that a server heeds, and one that it does not. */
function headers({ spec: { requestTimeout }, operation }: CheckContext): CheckTemplate[] {
  const limit = (value: string) => ({ headers: { [requestTimeout.header]: value } });
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const timeouts: CheckTemplate[] = [
    ["timeout", "the default as a time limit", limit(String(requestTimeout.default))],
    ["timeout-zero", "a time limit of 0", { ...limit("0"), leavesTimeout: true }],
    ["timeout-negative", "a time limit of -1", { ...limit("-1"), leavesTimeout: true }],
    [
      "timeout-kept",
      "no time limit, after a request with one of 0",
      { before: { [requestTimeout.header]: "0" }, leavesTimeout: true },
    ],
    ["timeout-text", "a time limit of soon", limit("soon")],
    ["timeout-fraction", "a time limit of 3.5", limit("3.5")],
  ];
  return [
    ...(operation.takesRequestTimeout ? timeouts : []),
    ["traceparent", "a traceparent", { headers: { traceparent } }],
    ["accept", "an Accept that asks for HTML", { headers: { Accept: "text/html" } }],
  ];
}

/** Forms of `Authorization`, and what comes before and after credentials and privilege are looked at. */
function credentials({ operation, fields, absentName }: CheckContext): CheckTemplate[] {
  const header = (value: string) => ({ needs: ["authOn"], credentials: { header: value } }) as const;
  const anonymous = { needs: ["authOn"], credentials: "none" } as const;
  const password = ["authOn", "token", "password"] as const;
  const token = (as: "lowerCaseBearer" | "basic" | "wrongBearer") =>
    ({ needs: password, credentials: { of: "token", as } }) as const;
  const badName = { ...fields, [`${operation.names.collection.field}`]: `${absentName}-x` };
  const bare = { needs: ["authOn", "token"], credentials: { of: "token", as: "bare" } } as const;
  return [
    ["auth-ignored", "a meaningless Authorization", { needs: ["authOff"], credentials: { header: "???" } }],
    ["auth-unknown-user", "a user that does not exist", header(`Bearer ${absentName}:${absentName}`)],
    ["auth-no-colon", "a token without a colon", header(`Bearer ${absentName}`)],
    ["auth-bearer-only", "Bearer without a token", header("Bearer")],
    ["auth-before-body", "no credentials, and an empty body", { ...anonymous, body: "" }],
    ["auth-before-path", "no credentials, and an unknown path", { ...anonymous, path: `/${absentName}` }],
    ["auth-bare", "the token without Bearer", bare],
    ["auth-bearer-case", "bearer in lower case", token("lowerCaseBearer")],
    ["auth-basic", "the token in the Basic scheme", token("basic")],
    // One try only: a server may lock a user out after some.
    ["auth-wrong-password", "a wrong password of a user that exists", token("wrongBearer")],
    [
      "auth-basic-wrong",
      "a user that does not exist, in the Basic scheme",
      header(`Basic ${btoa(`${absentName}:${absentName}`)}`),
    ],
    ["privilege-after-body", "an empty object, without the privilege", { ...unprivileged, body: {} }],
    ["privilege-before-name", "an invalid collection name, without the privilege", { ...unprivileged, body: badName }],
  ];
}
