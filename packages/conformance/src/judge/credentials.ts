import { headerOf, type SentRequest } from "../exchange.ts";

/** Who a request says it comes from. */
export interface Credentials {
  user: string;
  password: string;
  /** What may be an API key, which has no colon. */
  key: string;
  /** Whether they came by the Basic scheme. */
  isBasic: boolean;
}

/** Reads `Authorization`: Basic, else `user:password` after an optional `Bearer `, split at the first colon. */
export function credentialsOf(request: Pick<SentRequest, "headers">): Credentials {
  const authorization = headerOf(request, "Authorization") ?? "";
  const basic = basicTokenOf(authorization);
  const token = basic ?? authorization.replace(/^Bearer /, "");
  const colon = token.indexOf(":");
  const isBasic = basic !== undefined;
  if (colon < 0) return { user: "", password: "", key: token, isBasic };
  return { user: token.slice(0, colon), password: token.slice(colon + 1), key: "", isBasic };
}

/** What is in a Basic header, if it is padded base64 of something with a colon; Go's decoder takes nothing else. */
function basicTokenOf(authorization: string): string | undefined {
  const [, encoded] =
    /^basic ((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const token = Buffer.from(encoded, "base64").toString("utf8");
  return token.includes(":") ? token : undefined;
}
