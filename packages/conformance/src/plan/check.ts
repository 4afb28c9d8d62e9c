import type { Header, HttpRequest, Operation, Spec } from "@milvus-rest/semantics";
import { basePathOf, type Settings } from "../options.ts";

/** One conformance case: a request, and what it needs. What it may come to follows from the spec. */
export interface Check {
  /** Never changes: `server/…` for what is the same for all operations, else the operation's name and the case. */
  id: string;
  /** What is sent, in words. */
  title: string;
  operation: Operation;
  request: HttpRequest;
  /** The same request as a gateway may rewrite it: a response to that one is accepted, too. */
  rewritten?: HttpRequest | undefined;
  needs: readonly Need[];
  /** Whether the request carries the administrator's token. */
  usesToken: boolean;
  /** Whether a success can only be an error, so that it ends the run. */
  isProbe: boolean;
  /** Is sent before, for what it leaves behind; its response is not judged. */
  before?: HttpRequest | undefined;
  /** What to look at afterwards, to see the effect. */
  looks: readonly Look[];
  /** Whether the request has to be refused, so that nothing may have changed. */
  isRefused: boolean;
  /** The collection of the kit's own that it is about, and the request that drops it. */
  own?: { collection: string; drop: HttpRequest } | undefined;
  /** The collections that exist at that moment, besides the one that was given. */
  collections: readonly string[];
  /** Whether the server may keep its time limit for everyone's later requests, so that it has to be set back. */
  leavesTimeout: boolean;
  /** Whether it was generated, so that nobody finds its request in the spec's checks. */
  isGenerated: boolean;
}

/** A request that shows the state of a collection, and what it has to show. */
export interface Look {
  collection: string;
  /** The state, in words. */
  state: string;
  request: HttpRequest;
  /** The field of the response's `data`, and its value. */
  field: string;
  value: unknown;
  /** The value that it may have for a while before. */
  passing?: unknown;
}

/** A check without its request: id, title, and where the request differs from a plain one for the operation. */
export type CheckTemplate = readonly [id: string, title: string, difference?: Difference];

export interface Difference extends Partial<Pick<Check, "needs" | "isProbe" | "leavesTimeout" | "isGenerated">> {
  method?: string;
  path?: string;
  headers?: Readonly<Record<string, string>>;
  /** The body's text, or its fields. */
  body?: string | Readonly<Record<string, unknown>>;
  /** `null` leaves it out. Default `application/json`. */
  contentType?: string | null;
  /** Default: the administrator's token as a Bearer, if one is given. */
  credentials?: Credentials;
  /** Headers of the same request, sent before. */
  before?: Readonly<Record<string, string>>;
  /** The path that a gateway may make of this one. */
  rewrittenPath?: string;
}

/** Whose credentials, and in which form of `Authorization`; or the header as it is. */
type Credentials = "none" | { header: string } | { of: "token" | "unprivilegedToken"; as: keyof typeof forms };

const toBase64 = (text: string) => Buffer.from(text).toString("base64");
/** The token with a wrong password. */
export const wrongTokenOf = (token: string) => `${token}-wrong`;

const forms = {
  bearer: (token: string) => `Bearer ${token}`,
  bare: (token: string) => token,
  lowerCaseBearer: (token: string) => `bearer ${token}`,
  basic: (token: string) => `Basic ${toBase64(token)}`,
  wrongBearer: (token: string) => `Bearer ${wrongTokenOf(token)}`,
};

/** The client's name of an operation; those of other groups than collections have the group before it. */
export const nameOf = ({ keys }: Pick<Operation, "keys">) =>
  (keys[0] === "collections" ? keys.slice(1) : keys).join(".");

/** What the first two responses show. */
export interface ServerTraits {
  /** Whether the server asks for credentials. */
  auth: boolean;
  acceptsToken: boolean;
}

type Options = Pick<Settings, "token" | "unprivilegedToken" | "collection" | "scratch">;
const need = (reason: string, isMet: (given: Options & ServerTraits) => boolean) => ({ reason, isMet });

/** What a check may need, and the reason given where it is missing. */
export const needs = {
  authOn: need("needs a server with authentication turned on", ({ auth }) => auth),
  authOff: need("needs a server with authentication turned off", ({ auth }) => !auth),
  token: need("needs --token", ({ token }) => token !== undefined),
  acceptedToken: need("needs a token that the server accepts", ({ acceptsToken }) => acceptsToken),
  password: need("needs a --token of the form user:password", ({ token }) => token?.includes(":") ?? false),
  unprivilegedToken: need("needs --unprivileged-token", ({ unprivilegedToken }) => unprivilegedToken !== undefined),
  collection: need("needs --collection", ({ collection }) => collection !== undefined),
  scratch: need("needs --scratch", ({ scratch }) => scratch),
} as const;

export type Need = keyof typeof needs;

/** The first thing that a check lacks; undefined where it can be made. */
export function lackOf({ needs: required, usesToken }: Check, given: Options & ServerTraits): string | undefined {
  const all: readonly Need[] = given.auth && usesToken ? [...required, "token", "acceptedToken"] : required;
  return all.map((name) => needs[name]).find(({ isMet }) => !isMet(given))?.reason;
}

/** What the checks of an operation are made of. */
export interface CheckContext {
  spec: Spec;
  operation: Operation;
  /** The smallest body that is in order; it names what cannot exist. */
  fields: Readonly<Record<string, unknown>>;
  /** A name that no collection, database or user has. */
  absentName: string;
  /** The collection that may be loaded and released. */
  collection: string | undefined;
}

/** Builds a check, with its request as it goes over the wire. */
export function checkOf([id, title, difference = {}]: CheckTemplate, context: CheckContext, settings: Settings): Check {
  const { operation } = context;
  const { method = operation.method, path = operation.path, body = context.fields, before, rewrittenPath } = difference;
  const { headers = {}, contentType = "application/json", credentials = plainCredentials } = difference;
  const { needs = [], isProbe = false, leavesTimeout = false, isGenerated = false } = difference;
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const all = {
    Host: settings.url.host,
    Authorization: authorizationOf(credentials, settings),
    "Content-Type": contentType ?? undefined,
    "Content-Length": String(bytes.length),
    ...headers,
  };
  const sent = Object.entries(all).flatMap(([name, value]): Header[] => (value === undefined ? [] : [[name, value]]));
  const requestTo = (path: string, extra: object = {}): HttpRequest => {
    const target = basePathOf(settings.url) + path;
    return { method, target, httpVersion: "HTTP/1.1", headers: [...sent, ...Object.entries(extra)], body: bytes };
  };
  return {
    ...{ id, title, operation, needs, isProbe, leavesTimeout, isGenerated },
    request: requestTo(path),
    rewritten: rewrittenPath === undefined ? undefined : requestTo(rewrittenPath),
    before: before && requestTo(path, before),
    usesToken: typeof credentials === "object" && "of" in credentials && credentials.of === "token",
    ...{ looks: [], isRefused: false, collections: [] },
  };
}

const plainCredentials = { of: "token", as: "bearer" } as const;

function authorizationOf(credentials: Credentials, settings: Settings): string | undefined {
  if (credentials === "none") return undefined;
  if ("header" in credentials) return credentials.header;
  const token = settings[credentials.of];
  return token === undefined ? undefined : forms[credentials.as](token);
}
