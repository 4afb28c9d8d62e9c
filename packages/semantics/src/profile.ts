/** How one generation of Milvus behaves: a row of spec/profiles.yaml, which says what each key means, and has some more. */
export interface Profile {
  name: string;
  release: string;
  released: string;
  /** The file under spec/recordings/. */
  recordings: string;
  successCode: number;
  order: readonly StepName[];
  timeoutBody: "text" | "envelope";
  timeoutRace: "work" | "none" | "deadline";
  timeoutTwoEnvelopes: boolean;
  timeoutSticky: boolean;
  badRequestTimeout: "ignored" | "refused";
  blankName: "trimmed" | "refused";
  emptyPartitionName: "unknown" | "ignored";
  dimensionOutcome: string;
  dimensionMessage: string;
  metricOutcome: string;
  primaryKeyOutcome: string;
  aliasPrivilege: boolean;
  jsonDecoder: "encoding/json" | "sonic";
  jsonDepth: number;
  headerLimit: number;
  nosniff: boolean;
  traceId: boolean;
  h2c: boolean;
}

/** A step of a request's way through the server. */
export type StepName =
  | "authentication"
  | "requestTimeout"
  | "json"
  | "required"
  | "database"
  | "privilege"
  | "limiter"
  | "readiness"
  | "name"
  | "partitionName"
  | "collection"
  | "partitions"
  | "partition"
  | "work";

/** A value for every profile: each one given holds from its profile on until the next one. */
export function valueIn<Value>(profile: string, profiles: readonly string[], values: Readonly<Record<string, Value>>) {
  const last = profiles.slice(0, profiles.indexOf(profile) + 1).findLast((name) => Object.hasOwn(values, name));
  return last === undefined ? undefined : values[last];
}

/** Whether a profile has what comes since another one; what does not say since when is in all. */
export function hasSince(profile: string, profiles: readonly string[], since = ""): boolean {
  return profiles.indexOf(profile) >= profiles.indexOf(since);
}

/** What differs between the profiles, by its name. */
type Differences = Record<string, { values: Record<string, unknown> }>;

/** The profiles of the document, in its order. The spec's tests check their values. */
export function profilesOf(releases: Record<string, object>, differences: Differences): Profile[] {
  const names = Object.keys(releases);
  return names.map((name) => {
    const values = Object.entries(differences).map(([key, each]) => [key, valueIn(name, names, each.values) ?? null]);
    return { name, ...releases[name], ...Object.fromEntries(values) };
  });
}
