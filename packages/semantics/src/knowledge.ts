import type { Profile } from "./profile.ts";

/** What is known of a server when it is asked. What is not given is not known, and anything that depends on it is allowed. */
export interface Knowledge {
  profile: Profile;
  /** Whether it asks for credentials. */
  auth?: boolean | undefined;
  /** The databases, collections and users that it holds: all of them. */
  world?: World | undefined;
  /** Whether `world` also says how things are at the moment (limits, readiness, what work comes to). Default false. */
  isWholeWorld?: boolean | undefined;
  /** Takes a request's place in the rate limit of a database; false where none is free. Only a server knows. */
  admit?: ((database: string) => boolean) | undefined;
  /** What is before every path of the API, such as `/milvus` behind a proxy. Default: nothing. */
  basePath?: string | undefined;
  /** Seconds of the time limit that an earlier request left behind, where the profile has that bug. */
  rememberedTimeout?: number | undefined;
}

/** What a server holds, in the form of spec/recordings/world.yaml. */
export interface World {
  databases: Record<string, Database>;
  /** Undefined where they are not known. */
  users?: Record<string, User> | undefined;
  /** Whether the server is ready to work. Default true. */
  ready?: boolean | undefined;
}

export interface Database {
  collections?: Record<string, Collection> | undefined;
  /** Alias to name of its collection. */
  aliases?: Record<string, string> | undefined;
  /** DDL requests a second that pass the limiter; 0 turns them off. Default: no limit. */
  rate?: number | undefined;
}

/**
 * Its schema is given in the names of `collections/describe`. By default it is loaded and ready, its work succeeds at once,
 * it has `defaultFields`, and an index of the vector field's name.
 */
export interface Collection {
  /** Default: a made-up one. As text, because it is above 2^53. */
  id?: string | undefined;
  description?: string | undefined;
  loaded?: boolean | undefined;
  /** Percent that are loaded, of a collection that is being loaded. With `seconds` it rises as time goes by. */
  progress?: number | undefined;
  ready?: boolean | undefined;
  /** How long work on it takes. */
  seconds?: number | undefined;
  /** The error of the catalogue that work on it comes to, and its message. */
  fails?: string | undefined;
  message?: string | undefined;
  /** Beside `_default`. */
  partitions?: Record<string, Partition> | undefined;
  rowCount?: number | undefined;
  autoId?: boolean | undefined;
  enableDynamicField?: boolean | undefined;
  consistencyLevel?: string | undefined;
  shardsNum?: number | undefined;
  fields?: Field[] | undefined;
  indexes?: Index[] | undefined;
  properties?: Record<string, string> | undefined;
}

export interface Field {
  id?: number | undefined;
  name: string;
  type: string;
  description?: string | undefined;
  elementType?: string | undefined;
  primaryKey?: boolean | undefined;
  partitionKey?: boolean | undefined;
  clusteringKey?: boolean | undefined;
  nullable?: boolean | undefined;
  autoId?: boolean | undefined;
  params?: { key: string; value: string }[] | undefined;
}

export type Index = { fieldName: string; indexName: string; metricType: string };

/** Default: a made-up id, and in memory as its collection is. */
export type Partition = { id?: number | undefined; loaded?: boolean | undefined };

export interface User {
  password: string;
  /** May do everything. Default false. */
  admin?: boolean | undefined;
  /** Privilege to the collections, as `database.collection`, on which the user has it. Default none. */
  grants?: Record<string, readonly string[]> | undefined;
}

/** The database of a request that names none. */
export const defaultDatabase = "default";
/** The partition that every collection has. */
export const defaultPartition = "_default";

/** The fields of a collection that says nothing of them. */
export const defaultFields: Field[] = [
  { name: "id", type: "Int64", primaryKey: true },
  { name: "vector", type: "FloatVector", params: [{ key: "dim", value: "4" }] },
];

/** The collection that a name or an alias stands for, and its own name. */
export function findCollection(world: World | undefined, databaseName: string, alias: string) {
  const database = own(world?.databases, databaseName);
  const name = own(database?.aliases, alias) ?? alias;
  const collection = own(database?.collections, name);
  return collection && { collection, name };
}

/** A deep copy of JSON data. Some test environments, such as Jest's jsdom, have no structuredClone. */
export function copyJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

/** A record's own entry: a name like `constructor` is not one. */
export function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
