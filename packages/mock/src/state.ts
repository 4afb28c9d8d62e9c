import { type Collection, own, type ParsedRequest, type World } from "@milvus-rest/semantics";
import type { Clock } from "./clock.ts";
import { Limiter } from "./limiter.ts";

/** A collection that the mock holds. */
export interface CollectionState {
  readonly database: string;
  readonly name: string;
  /** Whether its data is in memory. */
  readonly loaded: boolean;
  /** How often it was released. */
  readonly released: number;
}

/** What the mock holds while it runs. Requests change it; a new one is made at each reset. */
export class State {
  readonly world: World;
  readonly #limiters: ReadonlyMap<string, Limiter>;
  readonly #released = new Map<Collection, number>();

  constructor(file: World, clock: Clock) {
    this.world = structuredClone(file);
    this.#limiters = new Map(
      Object.entries(this.world.databases).flatMap(([name, { rate }]) =>
        rate === undefined ? [] : [[name, new Limiter(rate, clock)]],
      ),
    );
  }

  /** Takes a request's place in the rate limit of a database; false where none is free. */
  admit(database: string): boolean {
    return this.#limiters.get(database)?.admit() ?? true;
  }

  /** Does to the world what a request was for. */
  apply({ operation, database, found }: ParsedRequest): void {
    if (!found) return;
    const { collection, name } = found;
    if (operation.effect === "load") collection.loaded = true;
    if (operation.effect === "release") {
      collection.loaded = false;
      this.#released.set(collection, (this.#released.get(collection) ?? 0) + 1);
    }
    if (operation.effect === "drop") delete own(this.world.databases, database)?.collections?.[name];
  }

  /** Every collection, by `database.collection`. */
  get collections(): ReadonlyMap<string, CollectionState> {
    const all = Object.entries(this.world.databases).flatMap(([database, { collections = {} }]) =>
      Object.entries(collections).map(([name, collection]): [string, CollectionState] => {
        const { loaded = true } = collection;
        return [`${database}.${name}`, { database, name, loaded, released: this.#released.get(collection) ?? 0 }];
      }),
    );
    return new Map(all);
  }
}
