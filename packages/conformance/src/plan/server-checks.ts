import type { CheckContext, CheckTemplate } from "./check.ts";

/** Checks of what is the same for all operations; they are made once, on an operation that names a collection. */
export function serverChecks(context: CheckContext): CheckTemplate[] {
  const topics = [routing, bodies, names, headers, credentials].flatMap((topic) => topic(context));
  return topics.map((template) => ({ ...template, id: `server/${template.id}` }));
}

function routing({ operation: { method, path }, absentName }: CheckContext): CheckTemplate[] {
  const methods = ["GET", "PUT", "PATCH", "DELETE"].filter((other) => other !== method);
  const lastSlash = path.lastIndexOf("/");
  return [
    ...methods.map((other) => ({
      id: `method-${other.toLowerCase()}`,
      title: `${other} instead of ${method}`,
      method: other,
      body: "",
    })),
    { id: "path-unknown", title: "a path that does not exist", path: `${path}_${absentName}` },
    { id: "path-case", title: "the path in capitals", path: path.toUpperCase() },
    {
      id: "path-double-slash",
      title: "an extra slash in the path",
      path: `${path.slice(0, lastSlash)}/${path.slice(lastSlash)}`,
      rewrittenPath: path,
    },
    { id: "path-query", title: "a query after the path", path: `${path}?${absentName}=1` },
    { id: "path-encoded", title: "the path percent-encoded", path: encodeLast(path) },
    { id: "path-trailing-slash", title: "a slash after the path", path: `${path}/`, credentials: "none" },
    { id: "preflight", title: "a CORS preflight", ...preflightTo(path) },
    {
      id: "preflight-unknown-path",
      title: "a CORS preflight to a path that does not exist",
      ...preflightTo(`/${absentName}`),
    },
  ];
}

const preflightTo = (path: string) =>
  ({
    method: "OPTIONS",
    path,
    body: "",
    contentType: null,
    headers: { Origin: "http://localhost", "Access-Control-Request-Method": "POST" },
    credentials: "none",
  }) as const;

/** The last letter as its percent-encoding. */
const encodeLast = (path: string) => `${path.slice(0, -1)}%${path.charCodeAt(path.length - 1).toString(16)}`;

const unknownField = "milvusConformance";
const levels = 100_000;

/** Bodies that are wrong, or unusual, for every operation. */
function bodies({ operation, fields }: CheckContext): CheckTemplate[] {
  const whole = JSON.stringify(fields);
  const nested = `${whole.slice(0, -1)},"${unknownField}":${"[".repeat(levels)}${"]".repeat(levels)}}`;
  const form = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  const inCapitals = Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]);
  // JSON.stringify would keep the last one only.
  const repeated = `{"${operation.names.collection.field}":"no-name",${whole.slice(1)}`;
  return [
    { id: "body-blank", title: "a body of blanks", body: " \r\n\t" },
    { id: "body-truncated", title: "a truncated body", body: whole.slice(0, -1) },
    { id: "body-malformed", title: "a body with an extra comma", body: `${whole.slice(0, -1)},}` },
    { id: "body-text", title: "a body that is not JSON", body: "release everything" },
    {
      id: "body-form",
      title: "a body of form data",
      body: form.join("&"),
      contentType: "application/x-www-form-urlencoded",
    },
    { id: "body-bom", title: "a body that begins with a byte order mark", body: `\ufeff${whole}` },
    { id: "body-array", title: "an array around the body", body: `[${whole}]` },
    { id: "body-string", title: "a body that is a string", body: '"x"' },
    { id: "body-number", title: "a body that is a number", body: "123" },
    { id: "body-null", title: "a body that is null", body: "null" },
    { id: "body-deep", title: "a body nested 100,000 levels deep", body: nested },
    { id: "body-unknown-field", title: "a field that does not exist", body: { ...fields, [unknownField]: [1] } },
    { id: "body-key-case", title: "keys in capitals", body: Object.fromEntries(inCapitals) },
    { id: "body-key-twice", title: "a key given twice: the last one counts", body: repeated },
    { id: "body-followed", title: "a second value after the body", body: `${whole} {"x":` },
    { id: "content-type-none", title: "no Content-Type", contentType: null },
    { id: "content-type-other", title: "another Content-Type", contentType: "text/plain" },
  ];
}

/** Forms of a collection's name, and ways to name a database. */
function names({ operation, fields, absentName }: CheckContext): CheckTemplate[] {
  const { collection, database } = operation.names;
  const named = (id: string, title: string, name: string): CheckTemplate => ({
    id: `name-${id}`,
    title,
    body: { ...fields, [collection.field ?? ""]: name },
  });
  const { maxLength } = operation.nameForm;
  const inBody = (name: string) => ({ ...fields, [database.field ?? ""]: name });
  return [
    named("digit-first", "a collection name that begins with a digit", `1${absentName}`),
    named("unicode", "a collection name in Chinese", `${absentName}名字`),
    named("blank", "a collection name that is one blank", " "),
    named("blank-first", "a collection name after a blank", ` ${absentName}`),
    ...(Number.isFinite(maxLength)
      ? [named("longest", `a collection name of ${maxLength} bytes`, absentName.padEnd(maxLength, "x"))]
      : []),
    ...(database.field === undefined
      ? []
      : [
          { id: "database-empty", title: "an empty database name", body: inBody("") },
          { id: "database-underscore", title: "the database _default", body: inBody("_default") },
        ]),
    ...(database.field === undefined || database.header === undefined
      ? []
      : [
          {
            id: "database-body-wins",
            title: `the default database in the body, another one in the header ${database.header}`,
            body: inBody("default"),
            headers: { [database.header]: absentName },
          },
        ]),
  ];
}

/** Headers that a server heeds, and one that it does not. */
function headers({ spec: { requestTimeout }, operation }: CheckContext): CheckTemplate[] {
  const timeout = (id: string, value: string, leavesTimeout = false): CheckTemplate => ({
    id,
    title: `${requestTimeout.header}: ${value}`,
    headers: { [requestTimeout.header]: value },
    leavesTimeout,
  });
  const timeouts = [
    timeout("timeout", String(requestTimeout.default)),
    timeout("timeout-zero", "0", true),
    timeout("timeout-negative", "-1", true),
    timeout("timeout-text", "soon"),
    timeout("timeout-fraction", "3.5"),
  ];
  return [
    ...(operation.takesRequestTimeout ? timeouts : []),
    {
      id: "traceparent",
      title: "a traceparent",
      headers: { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
    },
    { id: "accept", title: "an Accept that asks for HTML", headers: { Accept: "text/html" } },
  ];
}

/** Forms of `Authorization`, and what comes before and after the credentials are looked at. */
function credentials({ absentName }: CheckContext): CheckTemplate[] {
  const wrong = (id: string, title: string, header: string): CheckTemplate => ({
    id,
    title,
    needs: ["authOn"],
    credentials: { header },
  });
  const token = { title: "the token", needs: ["authOn", "token"] } as const;
  const password = { needs: ["authOn", "token", "password"] } as const;
  return [
    { id: "auth-ignored", title: "a meaningless Authorization", needs: ["authOff"], credentials: { header: "???" } },
    wrong("auth-unknown-user", "a user that does not exist", `Bearer ${absentName}:${absentName}`),
    wrong("auth-no-colon", "a token without a colon", `Bearer ${absentName}`),
    wrong("auth-bearer-only", "Bearer without a token", "Bearer"),
    {
      id: "auth-before-body",
      title: "no credentials, and an empty body",
      needs: ["authOn"],
      credentials: "none",
      body: "",
    },
    {
      id: "auth-before-path",
      title: "no credentials, and a path that does not exist",
      needs: ["authOn"],
      credentials: "none",
      path: `/${absentName}`,
    },
    { id: "auth-bare", ...token, title: "the token without Bearer", credentials: { of: "token", as: "bare" } },
    {
      id: "auth-bearer-case",
      ...password,
      title: "bearer in lower case",
      credentials: { of: "token", as: "lowerCaseBearer" },
    },
    {
      id: "auth-basic",
      ...password,
      title: "the token in the Basic scheme",
      credentials: { of: "token", as: "basic" },
    },
    {
      id: "auth-basic-wrong",
      ...password,
      title: "a wrong password in the Basic scheme",
      credentials: { of: "token", as: "wrongBasic" },
    },
  ];
}
