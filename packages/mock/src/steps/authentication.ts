import type { Step } from "../exchange.ts";
import { type Head, headerOf } from "../wire/head.ts";

/** Who the request says it comes from, and whether the user's password proves it. */
export const authentication: Step = (exchange) => {
  if (!exchange.authenticates) return;
  const { user, password } = credentialsOf(exchange.request);
  if (user === "" || password === "" || exchange.world.users.get(user)?.password !== password) return {};
  exchange.user = user;
};

/** A user's name and password. */
export interface Credentials {
  user: string;
  password: string;
}

/** Reads `Authorization` as Milvus does: Basic, or `user:password` after an optional `Bearer `. */
function credentialsOf(head: Pick<Head, "headers">): Credentials {
  const authorization = headerOf(head, "authorization") ?? "";
  return basicOf(head) ?? split(authorization.replace(/^Bearer /, ""));
}

/** The credentials of the Basic scheme; undefined where the header is of another form. */
export function basicOf(head: Pick<Head, "headers">): Credentials | undefined {
  const encoded = /^basic (.*)$/i.exec(headerOf(head, "authorization") ?? "")?.[1];
  if (encoded === undefined || !isBase64(encoded)) return undefined;
  const token = Buffer.from(encoded, "base64").toString("utf8");
  return token.includes(":") ? split(token) : undefined;
}

/** Padded, as Go's standard encoding wants it; Node's decoder takes nearly anything. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** A password may have colons, a user may not. */
function split(token: string): Credentials {
  const colon = token.indexOf(":");
  return colon < 0 ? { user: "", password: "" } : { user: token.slice(0, colon), password: token.slice(colon + 1) };
}
