import type { HttpResponse } from "../../src/http.ts";
import type { ProxiedRequest, Respond } from "./proxy.ts";

type Envelope = { code: number; data: object } | { code: number; message: string };

/**
 * A compatible server that shares no code with the mock or the kit. It responds to a release as Milvus 2.6 does, and has one
 * collection.
 *
 * @param users their passwords; the first one may do everything, any other nothing. Default: it asks for no credentials.
 */
export const independentServerOf =
  (users?: Readonly<Record<string, string>>): Respond =>
  (request) => {
    const path = decodeURIComponent(request.url.split("?")[0] ?? "");
    const isPost = request.method === "POST";
    if (isPost && path === `${route}/`) return { status: 307, headers: [["Location", route]], body: empty };
    if (request.method === "OPTIONS") return { status: 204, headers: commonHeaders, body: empty };
    const { user, isBasic } = users ? userOf(request, users) : { user: "", isBasic: false };
    const refusal = user === undefined ? { code: 1800, message: "user hasn't authenticated" } : undefined;
    const isKnown = isPost && path === route;
    if (!refusal && !isKnown)
      return { status: 404, headers: [...commonHeaders, plain], body: Buffer.from("404 page not found") };
    const isAdmin = !users || user === Object.keys(users)[0];
    const [status, envelope] = refusal ? [401, refusal] : release(request, isAdmin, user);
    const challenge = isBasic ? [["WWW-Authenticate", 'Basic realm="restricted", charset="UTF-8"'] as const] : [];
    return { status, headers: [...commonHeaders, ...challenge, json], body: Buffer.from(JSON.stringify(envelope)) };
  };

export const independentServer = independentServerOf();

function userOf({ headers: { authorization = "" } }: ProxiedRequest, users: Readonly<Record<string, string>>) {
  const basic = /^Basic (\S+)$/.exec(authorization)?.[1];
  const given = basic ? Buffer.from(basic, "base64").toString() : authorization.replace(/^Bearer /, "");
  const [user = "", password] = given.split(":");
  const isKnown = password !== undefined && users[user] === password;
  return { user: isKnown ? user : undefined, isBasic: basic !== undefined };
}

function release({ headers, body: text }: ProxiedRequest, isAdmin: boolean, user = ""): [number, Envelope] {
  const fail = (code: number, message: string, status = 200): [number, Envelope] => [status, { code, message }];
  if (Number(headers["request-timeout"] ?? 30) <= 0) return fail(10001, "request timeout", 408);
  if (text.trim() === "") return fail(1801, `${noJson}, the request body should be nil, however {} is valid`);
  const body = readFirst(text);
  if (!body) return fail(1801, `${noJson}, error: cannot read it`);
  const { collectionname: name, dbname } = body;
  const given = headers["db-name"];
  const database = dbname || (Array.isArray(given) ? given[0] : given) || "default";
  if (!name) return fail(1802, "missing required parameters, error: collectionName");
  const denial = `rpc error: code = PermissionDenied desc = PrivilegeRelease: permission deny to ${user} in the \`${database}\` database`;
  if (!isAdmin) return fail(65535, denial, 403);
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name)) {
    return fail(1100, `Invalid collection name: ${name}. It has another form: invalid parameter`);
  }
  if (database !== "default") return fail(800, `database not found[database=${database}]`);
  if (name !== "quick_setup") return fail(100, `collection not found[database=default][collection=${name}]`);
  return [200, { code: 0, data: {} }];
}

const route = "/v2/vectordb/collections/release";
const empty = Buffer.alloc(0);
const plain = ["Content-Type", "text/plain"] as const;
const json = ["Content-Type", "application/json; charset=utf-8"] as const;
const noJson = "can only accept json format request";
/** The headers of every response of an operation. */
export const commonHeaders: HttpResponse["headers"] = [
  ["Access-Control-Allow-Origin", "*"],
  ["Access-Control-Allow-Credentials", "true"],
  [
    "Access-Control-Allow-Headers",
    "Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization, accept, origin, Cache-Control, X-Requested-With",
  ],
  ["Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH"],
  ["X-Content-Type-Options", "nosniff"],
];

/** The first JSON value of a text, if it is an object of the right types; keys in lower case. */
function readFirst(text: string): Record<string, string | undefined> | undefined {
  if (text.startsWith("null")) return {};
  if (!text.startsWith("{") || /\[{10001}/.test(text)) return undefined;
  const ends = [...text.matchAll(/\}/g)].map(({ index }) => index + 1);
  for (const end of ends) {
    try {
      const entries = Object.entries(JSON.parse(text.slice(0, end))).filter(([, value]) => value !== null);
      const body = Object.fromEntries(entries.map(([key, value]) => [key.toLowerCase(), value]));
      const { collectionname = "", dbname = "", partitionnames = [] } = body;
      const isTyped = typeof collectionname === "string" && typeof dbname === "string";
      const isList = Array.isArray(partitionnames) && partitionnames.every((each) => typeof each === "string");
      return isTyped && isList ? { collectionname, dbname } : undefined;
    } catch {}
  }
  return undefined;
}
