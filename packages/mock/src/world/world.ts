import type { Clock } from "../clock.ts";
import { Limiter } from "./limiter.ts";
import {
  type CollectionFile,
  type DatabaseFile,
  defaultDatabase,
  type UserFile,
  type WorldFile,
} from "./world-file.ts";

/** A collection of the mock's world. */
export interface Collection {
  readonly database: string;
  readonly name: string;
  /** Whether its data is in memory. */
  loaded: boolean;
  /** How often it was released. */
  released: number;
  readonly work: CollectionFile["work"];
  readonly seconds: number;
}

/** A database of the mock's world. */
export interface Database {
  readonly collections: Map<string, Collection>;
  readonly aliases: ReadonlyMap<string, string>;
  readonly limiter: Limiter | undefined;
}

/** What the mock holds while it runs. */
export class World {
  readonly databases: ReadonlyMap<string, Database>;
  readonly users: ReadonlyMap<string, UserFile>;

  constructor({ databases, users = {} }: WorldFile, clock: Clock) {
    const all = { [defaultDatabase]: {}, ...databases };
    this.databases = new Map(Object.entries(all).map(([name, file]) => [name, databaseOf(name, file, clock)]));
    this.users = new Map(Object.entries(users));
  }

  /** The collection of a name or an alias. */
  find(database: string, name: string): Collection | undefined {
    const found = this.databases.get(database);
    return found?.collections.get(found.aliases.get(name) ?? name);
  }

  /** Takes a collection out; what an alias of it names is no longer there. */
  drop({ database, name }: Collection): void {
    this.databases.get(database)?.collections.delete(name);
  }

  /** Every collection, by `database.collection`. */
  get collections(): ReadonlyMap<string, Collection> {
    const all = [...this.databases.values()].flatMap(({ collections }) => [...collections.values()]);
    return new Map(all.map((collection) => [`${collection.database}.${collection.name}`, collection]));
  }
}

function databaseOf(database: string, { rate, collections = {}, aliases = {} }: DatabaseFile, clock: Clock): Database {
  return {
    collections: new Map(
      Object.entries(collections).map(([name, { loaded = true, work, seconds = 0 }]) => [
        name,
        { database, name, loaded, released: 0, work, seconds },
      ]),
    ),
    aliases: new Map(Object.entries(aliases)),
    limiter: rate === undefined ? undefined : new Limiter(rate, clock),
  };
}
