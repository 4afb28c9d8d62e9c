import { type ProfileName, profileTable } from "@milvus-rest/types";
import type { Access } from "../checks/build-request.ts";

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
  /** Milliseconds that one answer may take; the whole run may take twelve times as long. Default 10 000. */
  timeout?: number | undefined;
  /** Ends the run; nothing is left open. */
  signal?: AbortSignal | undefined;
}

/** Options with every default in its place. */
export interface Settings {
  access: Access;
  profiles: readonly ProfileName[];
  collection: string | undefined;
  timeout: number;
  signal: AbortSignal | undefined;
}

/** Something was asked for in a way that the kit does not understand. */
export class UsageError extends Error {
  override name = "UsageError";
}

const defaultTimeout = 10_000;
/** Timers hold no more. */
const longestTimeout = 2 ** 31 - 1;
const profileNames = Object.keys(profileTable) as ProfileName[];

/** @throws {UsageError} where an option is not what it may be; the message says what it may be. */
export function resolveOptions(options: ConformanceOptions): Settings {
  const { profile, token, unprivilegedToken, collection, timeout = defaultTimeout, signal } = options;
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > longestTimeout) {
    throw new UsageError(`the timeout is ${timeout}; it may be a whole number of milliseconds, 1 to ${longestTimeout}`);
  }
  if (collection === "") throw new UsageError("the collection has no name; leave the option out to release nothing");
  return {
    access: {
      url: readUrl(options.url),
      token: readToken("token", token),
      unprivilegedToken: readToken("unprivileged token", unprivilegedToken),
    },
    profiles: readProfiles(profile),
    collection,
    timeout,
    signal,
  };
}

/** The generations to judge by. */
export function readProfiles(profile: ProfileName | undefined): readonly ProfileName[] {
  if (profile === undefined) return profileNames;
  if (profileNames.includes(profile)) return [profile];
  throw new UsageError(`the profile is ${JSON.stringify(profile)}; it may be ${profileNames.join(", ")}`);
}

export function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    throw new UsageError(`${JSON.stringify(text)} is no URL of a server; one is http://localhost:19530`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new UsageError("the URL has credentials in it; give them as the token");
  }
  if (url.search !== "" || url.hash !== "") {
    throw new UsageError(`${JSON.stringify(text)} has more than a path after the host; leave away what follows ? or #`);
  }
  return url;
}

/** Never says what the token is. */
function readToken(name: string, token: string | undefined): string | undefined {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  throw new UsageError(`the ${name} is empty, or has characters that a header cannot carry`);
}
