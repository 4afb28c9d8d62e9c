import { type Profile, publishedSpec, type Spec } from "@milvus-rest/semantics";
import { UsageError } from "./errors.ts";

/** What to check, and with what. */
export interface ConformanceOptions {
  /** The server, such as `http://localhost:19530`; a path in it goes before every path of the API. */
  url: string;
  /** The generation of Milvus to judge by, such as `2.6`: one of spec/profiles.yaml. Default: told from the responses. */
  profile?: string | undefined;
  /** `user:password` of an administrator, or an API key. Default: no credentials are sent. */
  token?: string | undefined;
  /** `user:password` of a user without privileges. Default: the responses to such a user are not checked. */
  unprivilegedToken?: string | undefined;
  /** A collection of the database `default` that may be loaded and released. Default: only absent names are sent. */
  collection?: string | undefined;
  /** Milliseconds that one response may take; a run ends after twelve that did not come in time. Default 10 000. */
  timeout?: number | undefined;
  /** Milliseconds to wait for a server that is still starting. Default 0. */
  wait?: number | undefined;
  /** Ends the run; no connection is left open. */
  signal?: AbortSignal | undefined;
  /** Another spec to judge by, made by `createSpec` of `@milvus-rest/semantics`. Default: the published one. */
  spec?: Spec | undefined;
}

/** Options with every default in its place. */
export interface Settings {
  spec: Spec;
  /** Those to judge by: the one that is named, else all. */
  profiles: readonly Profile[];
  url: URL;
  token: string | undefined;
  unprivilegedToken: string | undefined;
  collection: string | undefined;
  timeout: number;
  wait: number;
  signal: AbortSignal;
}

const defaultTimeout = 10_000;
/** A longer timer fires at once. */
const maxTimer = 2 ** 31 - 1;

/** @throws {UsageError} for an option that cannot be used; the message says what is accepted. */
export function resolveOptions(options: ConformanceOptions): Settings {
  const { spec = publishedSpec(), timeout = defaultTimeout, wait = 0, signal } = options;
  assertMilliseconds("timeout", timeout, 1);
  assertMilliseconds("wait", wait, 0);
  return {
    spec,
    profiles: readProfiles(options.profile, spec),
    url: readUrl(options.url),
    token: readToken("token", options.token),
    unprivilegedToken: readToken("unprivileged token", options.unprivilegedToken),
    collection: readCollection(options.collection, spec),
    timeout,
    wait,
    signal: signal ?? new AbortController().signal,
  };
}

function assertMilliseconds(name: string, value: number, min: number): void {
  if (Number.isInteger(value) && value >= min && value <= maxTimer) return;
  throw new UsageError(
    `expected ${name} to be a whole number of milliseconds from ${min} to ${maxTimer}, got ${value}`,
  );
}

/** The generations to judge by. */
export function readProfiles(name: string | undefined, { profiles }: Spec): readonly Profile[] {
  const found = [...profiles.values()].filter((profile) => name === undefined || profile.name === name);
  if (found.length > 0) return found;
  throw new UsageError(`expected profile to be one of ${[...profiles.keys()].join(", ")}, got ${JSON.stringify(name)}`);
}

/** A URL of one of the API's paths stands for its server. */
export function readUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    throw new UsageError(`expected a URL such as http://localhost:19530, got ${JSON.stringify(text)}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new UsageError("the URL contains credentials: give them as the token instead");
  }
  if (url.search !== "" || url.hash !== "") {
    throw new UsageError(
      `expected a URL without a query or fragment, got ${JSON.stringify(text)}: leave out everything from the ? or # on`,
    );
  }
  url.pathname = url.pathname.replace(/\/v2\/vectordb(?:\/.*)?$/, "/");
  return url;
}

/** What goes before every path of the API. */
export const basePathOf = (url: URL) => url.pathname.replace(/\/+$/, "");

function readCollection(name: string | undefined, { operations }: Spec): string | undefined {
  if (name === "") {
    throw new UsageError(
      "expected the name of a collection, got an empty text: leave the option out to release nothing",
    );
  }
  const { nameForm } = operations.find(({ names }) => names.collection.field !== undefined) ?? {};
  if (name === undefined || !nameForm) return name;
  const { pattern, maxLength } = nameForm;
  if (pattern.test(name) && Buffer.byteLength(name) <= maxLength) return name;
  throw new UsageError(
    `expected a collection name that matches ${pattern} and has at most ${maxLength} bytes, got ${JSON.stringify(name)}`,
  );
}

/** The message never contains the token. */
function readToken(name: string, token: string | undefined): string | undefined {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  throw new UsageError(
    `the ${name} is empty or contains characters that a header cannot carry: give visible ASCII characters only`,
  );
}
