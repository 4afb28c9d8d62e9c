import { type ProfileName, profileTable } from "@milvus-rest/types";
import type { Access } from "../checks/build-request.ts";
import { isNameOf, operations } from "../spec/operation.ts";

/** What to check, and with what. */
export interface ConformanceOptions {
  /** The server, such as `http://localhost:19530`; a path in it goes before every path of the API. */
  url: string;
  /** The generation of Milvus to judge by: one of spec/profiles.yaml. Default: told from the answers. */
  profile?: ProfileName | undefined;
  /** `user:password` of someone who may do everything, or an API key. Default: no credentials are sent. */
  token?: string | undefined;
  /** `user:password` of someone without privileges. Default: what such a user is told is not checked. */
  unprivilegedToken?: string | undefined;
  /** A collection of the database `default` to release, twice. Default: only names that cannot exist are sent. */
  collection?: string | undefined;
  /** Milliseconds that one answer may take; a run ends after twelve that did not come in time. Default 10 000. */
  timeout?: number | undefined;
  /** Milliseconds to wait for a server that is still starting. Default 0. */
  wait?: number | undefined;
  /** Ends the run; nothing is left open. */
  signal?: AbortSignal | undefined;
}

/** Options with every default in its place. */
export interface Settings {
  access: Access;
  profiles: readonly ProfileName[];
  collection: string | undefined;
  timeout: number;
  wait: number;
  signal: AbortSignal | undefined;
}

/** An option, or a file that it names, is not what it may be. */
export class UsageError extends Error {
  override name = "UsageError";
}

const defaultTimeout = 10_000;
/** Timers hold no more. */
const longestTime = 2 ** 31 - 1;
const profileNames = Object.keys(profileTable) as ProfileName[];

/** @throws {UsageError} where an option is not what it may be; the message says what it may be. */
export function resolveOptions(options: ConformanceOptions): Settings {
  const { profile, token, unprivilegedToken, collection, timeout = defaultTimeout, wait = 0, signal } = options;
  demandMilliseconds("timeout", timeout, 1);
  demandMilliseconds("wait", wait, 0);
  return {
    access: {
      url: readUrl(options.url),
      token: readToken("token", token),
      unprivilegedToken: readToken("unprivileged token", unprivilegedToken),
    },
    profiles: readProfiles(profile),
    collection: readCollection(collection),
    timeout,
    wait,
    signal,
  };
}

function demandMilliseconds(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least && value <= longestTime) return;
  throw new UsageError(
    `expected ${name} to be a whole number of milliseconds from ${least} to ${longestTime}, got ${value}`,
  );
}

/** The generations to judge by. */
export function readProfiles(profile: ProfileName | undefined): readonly ProfileName[] {
  if (profile === undefined) return profileNames;
  if (profileNames.includes(profile)) return [profile];
  throw new UsageError(`expected profile to be one of ${profileNames.join(", ")}, got ${JSON.stringify(profile)}`);
}

export function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
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
  return url;
}

function readCollection(name: string | undefined): string | undefined {
  if (name === "")
    throw new UsageError(
      "expected the name of a collection, got an empty text: leave the option out to release nothing",
    );
  const form = operations.map(({ nameForm }) => nameForm).find((each) => name !== undefined && !isNameOf(each, name));
  if (!form) return name;
  const { pattern, maxLength } = form;
  throw new UsageError(
    `expected a collection name that matches ${pattern} and has at most ${maxLength} bytes, got ${JSON.stringify(name)}`,
  );
}

/** Never says what the token is. */
function readToken(name: string, token: string | undefined): string | undefined {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  throw new UsageError(
    `the ${name} is empty or contains characters that a header cannot carry: give visible ASCII characters only`,
  );
}
