import type { Header, SentRequest } from "../exchange.ts";
import type { Check, Credentials } from "./check.ts";

/** Where requests go, and by whose leave. */
export interface Access {
  /** A path in it goes before every path of the API. */
  url: URL;
  token: string | undefined;
  unprivilegedToken: string | undefined;
}

/** The request of a check, as it goes over the wire. */
export function buildRequest({ operation, plan }: Check, access: Access): SentRequest {
  const { method = operation.method, path = operation.path, contentType = "application/json" } = plan;
  const body = Buffer.from(typeof plan.body === "string" ? plan.body : JSON.stringify(plan.body ?? {}));
  const authorization = authorizationOf(plan.credentials ?? { of: "token", as: "bearer" }, access);
  const headers: (Header | false)[] = [
    ["Host", access.url.host],
    authorization !== undefined && ["Authorization", authorization],
    contentType !== null && ["Content-Type", contentType],
    ["Content-Length", String(body.length)],
    ...Object.entries(plan.headers ?? {}),
  ];
  return {
    method,
    target: basePathOf(access) + path,
    httpVersion: "HTTP/1.1",
    headers: headers.filter((header) => header !== false),
    body,
  };
}

/** What stands before every path of the API. */
export function basePathOf({ url }: Pick<Access, "url">): string {
  return url.pathname.replace(/\/$/, "");
}

function authorizationOf(credentials: Credentials, access: Access): string | undefined {
  if ("header" in credentials) return credentials.header;
  if (credentials.of === "nobody") return undefined;
  const token = access[credentials.of];
  return token === undefined ? undefined : forms[credentials.as](token);
}

type Form = Extract<Credentials, { as: unknown }>["as"];

const forms: Record<Form, (token: string) => string> = {
  bearer: (token) => `Bearer ${token}`,
  bare: (token) => token,
  lowerCaseBearer: (token) => `bearer ${token}`,
  basic: (token) => `Basic ${toBase64(token)}`,
  wrongBasic: (token) => `Basic ${toBase64(`${token}-wrong`)}`,
};

const toBase64 = (text: string) => Buffer.from(text).toString("base64");

/** What no text may show of the tokens that requests are made with. */
export function secretsOfAccess({ token, unprivilegedToken }: Access): string[] {
  return secretsOf([token, unprivilegedToken]);
}

/** Everything of tokens that could be read back from a text, longest first. */
export function secretsOf(given: readonly (string | undefined)[]): string[] {
  const tokens = given.filter((each) => each !== undefined);
  const passwords = tokens.map((each) => each.slice(each.indexOf(":") + 1));
  const encoded = tokens.flatMap((each) => [toBase64(each), toBase64(`${each}-wrong`)]);
  const all = [...tokens, ...encoded, ...passwords].flatMap((each) => [each, inJson(each), inJson(inJson(each))]);
  return [...new Set(all)].filter((each) => each.length > 2).sort((a, b) => b.length - a.length);
}

/** As it stands in JSON, which a report may quote. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
