import type { HttpRequest, Operation, Spec } from "@milvus-rest/semantics";

/** One conformance case: a request, and what it needs. What it may come to follows from the spec. */
export interface Check {
  /** Never changes: `server/…` for what is the same for all operations, else the operation's name and the case. */
  id: string;
  /** What is sent, in words. */
  title: string;
  operation: Operation;
  request: HttpRequest;
  /** The same request as a gateway may rewrite it: a response to that one is accepted, too. */
  rewritten?: HttpRequest;
  needs: readonly Need[];
  /** Whether the request carries the administrator's token. */
  usesToken: boolean;
  /** Whether a success can only be an error, so that it ends the run. */
  isProbe: boolean;
  /** Whether the server may keep its time limit for everyone's later requests, so that it has to be set back. */
  leavesTimeout: boolean;
}

/** A check without its request; what is not given is as in a plain request for the operation. */
export interface CheckTemplate {
  id: string;
  title: string;
  needs?: readonly Need[];
  isProbe?: boolean;
  leavesTimeout?: boolean;
  method?: string;
  path?: string;
  headers?: Readonly<Record<string, string>>;
  /** The body's text, or its fields. */
  body?: string | Readonly<Record<string, unknown>>;
  /** `null` leaves it out. Default `application/json`. */
  contentType?: string | null;
  /** Default: the administrator's token as a Bearer, if one is given. */
  credentials?: Credentials;
  /** The path that a gateway may make of this one. */
  rewrittenPath?: string;
}

/** Whose credentials, and in which form of `Authorization`; or the header as it is. */
export type Credentials =
  | "none"
  | { of: "token" | "unprivilegedToken"; as: "bearer" | "bare" | "basic" | "lowerCaseBearer" | "wrongBasic" }
  | { header: string };

/** What a check may need, and the reason given when it is missing. */
export const needs = {
  authOn: "needs a server with authentication turned on",
  authOff: "needs a server with authentication turned off",
  token: "needs --token",
  password: "needs a --token of the form user:password",
  unprivilegedToken: "needs --unprivileged-token",
  collection: "needs --collection",
} as const;

export type Need = keyof typeof needs;

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
