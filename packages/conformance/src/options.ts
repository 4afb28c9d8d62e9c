import { randomInt } from "node:crypto";
import { type Profile, publishedSpec, type Spec } from "@milvus-rest/semantics";
import { assertBaseline } from "./baseline.ts";
import { UsageError } from "./errors.ts";
import type { BaselineEntry } from "./report/report.ts";

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
  /**
   * Whether the server has to ask for credentials: `on` or `off`. Default: `on` where a token is given, else either.
   * An unprivileged token always demands it.
   */
  auth?: "on" | "off" | undefined;
  /** Creates two collections with random names, loads, releases and drops them, and looks at the state in between. Default false. */
  scratch?: boolean | undefined;
  /** So many requests are generated, over all operations, and sent after the checks. Default 0. */
  fuzz?: number | undefined;
  /** What they are generated from: the same seed, the same requests. Default: at random; the report names it. */
  seed?: number | undefined;
  /** Whether warnings fail the run. Default false. */
  strict?: boolean | undefined;
  /** Known deviations, which do not fail the run until they expire. Default none. */
  baseline?: readonly BaselineEntry[] | undefined;
  /** The operations to check, by their names such as `release` or `partitions.load`, or their paths. Default: all. */
  operations?: readonly string[] | undefined;
  /** The checks to make, by their ids; the first two requests of a run are always sent. Default: all. */
  checks?: readonly string[] | undefined;
  /** Milliseconds that one response may take; a run ends after twelve that did not come in time. Default 10 000. */
  timeout?: number | undefined;
  /** Milliseconds to wait for a server that is still starting. Default 0. */
  wait?: number | undefined;
  /** A file for a HAR of the run, with credentials masked. Default: none is written. */
  saveHar?: string | undefined;
  /** Ends the run; no connection is left open. */
  signal?: AbortSignal | undefined;
  /** Another spec to judge by, made by `createSpec` of `@milvus-rest/semantics`. Default: the published one. */
  spec?: Spec | undefined;
}

type Defaulted = "scratch" | "fuzz" | "seed" | "strict" | "baseline" | "timeout" | "wait" | "signal" | "spec";

/** Options with every default in its place. */
export interface Settings
  extends Omit<ConformanceOptions, Defaulted | "url" | "profile">,
    Required<{ [Name in Defaulted]: NonNullable<ConformanceOptions[Name]> }> {
  url: URL;
  /** Those to judge by: the one that is named, else all. */
  profiles: readonly Profile[];
}

/** A longer timer fires at once. */
const maxTimer = 2 ** 31 - 1;

/** @throws {UsageError} for an option that cannot be used; the message says what is accepted. */
export function resolveOptions(options: ConformanceOptions): Settings {
  const { spec = publishedSpec(), baseline = [], scratch = false, strict = false } = options;
  const { timeout = 10_000, wait = 0, fuzz = 0, seed = randomInt(maxTimer) } = options;
  const { token, unprivilegedToken, signal = new AbortController().signal } = options;
  assertInteger("timeout", timeout, 1, " of milliseconds");
  assertInteger("wait", wait, 0, " of milliseconds");
  assertInteger("fuzz", fuzz, 0);
  assertInteger("seed", seed, 0);
  if (options.seed !== undefined && fuzz === 0) {
    throw new UsageError("the seed is for generated requests: say how many with fuzz");
  }
  assertCollectionName(options.collection, spec);
  assertToken("token", token);
  assertToken("unprivileged token", unprivilegedToken);
  if (token !== undefined && token === unprivilegedToken) {
    throw new UsageError(
      "the token and the unprivileged token are the same: give the latter a user without privileges",
    );
  }
  assertBaseline(baseline);
  const auth = unprivilegedToken === undefined ? (options.auth ?? (token === undefined ? undefined : "on")) : "on";
  const given = { ...options, auth, spec, baseline, scratch, strict, timeout, wait, fuzz, seed, signal };
  return { ...given, profiles: readProfiles(options.profile, spec), url: readUrl(options.url) };
}

function unusable(expected: string, got: unknown, advice = ""): UsageError {
  return new UsageError(`expected ${expected}, got ${typeof got === "string" ? JSON.stringify(got) : got}${advice}`);
}

function assertInteger(name: string, value: number, min: number, unit = ""): void {
  if (Number.isInteger(value) && value >= min && value <= maxTimer) return;
  throw unusable(`${name} to be a whole number${unit} from ${min} to ${maxTimer}`, value);
}

/** The generations to judge by. */
export function readProfiles(name: string | undefined, { profiles }: Spec): readonly Profile[] {
  const found = [...profiles.values()].filter((profile) => name === undefined || profile.name === name);
  if (found.length === 0) throw unusable(`profile to be one of ${[...profiles.keys()].join(", ")}`, name);
  return found;
}

/** A URL of one of the API's paths stands for its server. */
export function readUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) throw unusable("a URL such as http://localhost:19530", text);
  if (url.username !== "" || url.password !== "") {
    throw new UsageError("the URL contains credentials: give them as the token instead");
  }
  const advice = ": leave out everything from the ? or # on";
  if (url.search !== "" || url.hash !== "") throw unusable("a URL without a query or fragment", text, advice);
  url.pathname = url.pathname.replace(/\/v2\/vectordb(?:\/.*)?$/, "/");
  return url;
}

/** What goes before every path of the API. */
export const basePathOf = (url: URL) => url.pathname.replace(/\/+$/, "");

function assertCollectionName(name: string | undefined, { operations }: Spec): void {
  const { nameForm } = operations.find(({ names }) => names.collection.field !== undefined) ?? {};
  if (name === undefined || !nameForm) return;
  const { pattern, maxLength } = nameForm;
  if (pattern.test(name) && Buffer.byteLength(name) <= maxLength) return;
  const advice = name === "" ? ": leave the option out to release nothing" : "";
  throw unusable(`a collection name that matches ${pattern} and has at most ${maxLength} bytes`, name, advice);
}

/** The message never contains the token. */
function assertToken(name: string, token: string | undefined): void {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return;
  throw new UsageError(
    `the ${name} is empty or contains characters that a header cannot carry: give visible ASCII characters only`,
  );
}
