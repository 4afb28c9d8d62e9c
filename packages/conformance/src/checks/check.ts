import type { Operation } from "../spec/operation.ts";

/** One conformance case: a request, and why it is made. What it may come to follows from the spec. */
export interface Check {
  /** Never changes. */
  id: string;
  /** What is sent, in words. */
  title: string;
  operation: Operation;
  /** What must be given or found before it can be made. */
  needs: readonly Need[];
  plan: Plan;
  /** Whether the server may keep its time limit for later requests of anyone, so that it has to be put back. */
  leavesTimeLimit: boolean;
}

/** A request, as far as it differs from a plain one: POST to the operation's path with its smallest body. */
export interface Plan {
  method?: string;
  path?: string;
  headers?: Readonly<Record<string, string>>;
  /** The body's text, or its fields. */
  body?: string | Readonly<Record<string, unknown>>;
  /** `null` leaves it out. Default `application/json`. */
  contentType?: string | null;
  /** Default: the token, if there is one. */
  credentials?: Credentials;
}

/** Whose credentials, and in which form of `Authorization`; or the header as it is. */
export type Credentials =
  | { of: "nobody" }
  | { of: "token" | "unprivilegedToken"; as: "bearer" | "bare" | "basic" | "lowerCaseBearer" | "wrongBasic" }
  | { header: string };

/** What a check may need, and how its absence is told. */
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
export interface Subject {
  operation: Operation;
  /** The smallest body that is in order; names a collection that cannot exist. */
  fields: Readonly<Record<string, unknown>>;
  /** A name that no collection, database or user has. */
  nobody: string;
  /** The collection that the work may be done to. */
  collection: string | undefined;
}

/** A check without what all checks of its operation share. */
export interface Row {
  slug: string;
  title: string;
  plan: Plan;
  needs?: readonly Need[];
  leavesTimeLimit?: boolean;
}

/** Rows of one topic: those that the operation, as the spec describes it, has a use for. */
export type Rows = (subject: Subject) => readonly Row[];
