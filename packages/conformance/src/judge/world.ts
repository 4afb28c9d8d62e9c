/** What a server holds, in the form of spec/recordings/world.yaml. */
export interface World {
  databases: Readonly<Record<string, Database>>;
  /** Undefined where they are not known. */
  users?: Readonly<Record<string, User>>;
}

export interface Database {
  collections?: Readonly<Record<string, Collection>>;
  /** Alias to name of its collection. */
  aliases?: Readonly<Record<string, string>>;
  /** DDL requests a second that pass the limiter; 0 turns them off. Not given: no limit. */
  rate?: number;
}

export interface Collection {
  /** What becomes of work on it; not given: it succeeds at once. */
  work?: "slow" | "panic" | "notReady" | "unavailable";
  /** How long slow work takes. */
  seconds?: number;
}

export interface User {
  password: string;
  /** May do everything. */
  admin?: boolean;
  /** What the user may work on otherwise, as database.collection. */
  may?: readonly string[];
}

/** The database of a request that names none. */
export const defaultDatabase = "default";

/** The collection that a name or an alias stands for. */
export function findCollection(world: World, databaseName: string, name: string): Collection | undefined {
  const database = own(world.databases, databaseName);
  const target = own(database?.aliases, name) ?? name;
  return own(database?.collections, target);
}

/** A record's own entry: a name like `constructor` is no entry. */
export function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
