/** What a Milvus holds, as it is written in a world file or given as the option `world`. */
export interface WorldFile {
  databases: Record<string, DatabaseFile>;
  users?: Record<string, UserFile>;
}

/** One database. */
export interface DatabaseFile {
  /** DDL requests a second that pass the limiter; 0 turns them off. Not given: no limit. */
  rate?: number;
  collections?: Record<string, CollectionFile>;
  /** Alias → name of its collection. */
  aliases?: Record<string, string>;
}

/** One collection, and what is odd about it. */
export interface CollectionFile {
  /** Whether its data is in memory at the start. Default true. */
  loaded?: boolean;
  /** What becomes of work on it. Default: it succeeds at once. */
  work?: "slow" | "panic" | "notReady" | "unavailable";
  /** How long slow work takes. */
  seconds?: number;
}

/** One user. */
export interface UserFile {
  password: string;
  /** May do everything. Default false. */
  admin?: boolean;
  /** What the user may work on otherwise, as `database.collection`. Default nothing. */
  may?: readonly string[];
}

/** The database of a request that names none. It always exists. */
export const defaultDatabase = "default";
