import {
  type Collection,
  defaultPartition,
  newCollectionOf,
  own,
  type ParsedRequest,
  type Partition,
  type World,
} from "@milvus-rest/semantics";
import type { Clock } from "./clock.ts";
import { copyJson } from "./copy-json.ts";
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

/** A partition that the mock holds. */
interface PartitionState {
  id: number;
  loaded: boolean;
}

/** A load that takes its time: the percent that it began with, and when. */
interface Loading {
  from: number;
  since: number;
}

/** Ids of what the world gives none, and of what is created in a world without any. */
const firstCollectionId = 450_000_000_000_000_001n;
const firstPartitionId = 10_001;

/** What the mock holds while it runs. Requests change it; a new one is made at each reset. */
export class State {
  readonly world: World;
  readonly #clock: Clock;
  readonly #limiters: ReadonlyMap<string, Limiter>;
  readonly #partitions = new Map<Collection, Record<string, PartitionState>>();
  readonly #loading = new Map<Collection, Loading>();
  readonly #released = new Map<Collection, number>();
  #nextCollectionId = firstCollectionId;
  #nextPartitionId = firstPartitionId;

  constructor(file: World, clock: Clock) {
    this.#clock = clock;
    this.world = copyJson(file);
    const databases = Object.entries(this.world.databases);
    this.#limiters = new Map(
      databases.flatMap(([name, { rate }]) => (rate === undefined ? [] : [[name, new Limiter(rate, clock)]])),
    );
    const collections = databases.flatMap(([, { collections: all = {} }]) => Object.values(all));
    for (const collection of collections) this.#add(collection);
    for (const { id = 0 } of collections)
      if (BigInt(id) >= this.#nextCollectionId) this.#nextCollectionId = BigInt(id) + 1n;
  }

  /** Takes a request's place in the rate limit of a database; false where none is free. */
  admit(database: string): boolean {
    return this.#limiters.get(database)?.admit() ?? true;
  }

  /** Work that takes time has begun: a load shows its progress meanwhile. */
  begin({ operation, found, partitions }: ParsedRequest): void {
    if (!found || operation.effect !== "load" || partitions || this.#isLoaded(found.collection)) return;
    this.#loading.set(found.collection, { from: 0, since: this.#clock.now() });
  }

  /** Does to the world what a request was for. */
  apply(parsed: ParsedRequest): void {
    const { operation, database, found, newCollection, partitions } = parsed;
    if (operation.effect === "create" && newCollection !== undefined) this.#create(parsed, newCollection);
    if (!found) return;
    const { collection, name } = found;
    if (operation.effect === "drop") delete own(this.world.databases, database)?.collections?.[name];
    if (operation.effect !== "load" && operation.effect !== "release") return;
    this.#loading.delete(collection);
    const states = this.partitionsOf(collection);
    for (const partition of partitions ?? Object.keys(states)) {
      const state = own(states, partition);
      if (state) state.loaded = operation.effect === "load";
    }
    if (operation.effect === "release" && !partitions) {
      this.#released.set(collection, (this.#released.get(collection) ?? 0) + 1);
    }
  }

  /** The partitions of a collection, by name. */
  partitionsOf(collection: Collection): Record<string, PartitionState> {
    return this.#partitions.get(collection) ?? {};
  }

  /** Whether a collection is in memory: it is as long as one of its partitions is. */
  loadStateOf(collection: Collection): "LoadStateLoaded" | "LoadStateLoading" | "LoadStateNotLoad" {
    if (this.#loading.has(collection) && this.progressOf(collection) < 100) return "LoadStateLoading";
    return this.#isLoaded(collection) ? "LoadStateLoaded" : "LoadStateNotLoad";
  }

  /** Percent of a collection that are in memory. One that is being loaded gets on with time, if its work takes any. */
  progressOf(collection: Collection): number {
    const loading = this.#loading.get(collection);
    if (!loading) return 100;
    const { seconds = 0 } = collection;
    const passed = seconds > 0 ? ((this.#clock.now() - loading.since) / seconds) * 100 : 0;
    return Math.min(100, Math.floor(loading.from + passed));
  }

  /** The aliases of a collection. */
  aliasesOf(database: string, name: string | undefined): string[] {
    const aliases = Object.entries(own(this.world.databases, database)?.aliases ?? {});
    return aliases.filter(([, target]) => target === name).map(([alias]) => alias);
  }

  /** Every collection, by `database.collection`. */
  get collections(): ReadonlyMap<string, CollectionState> {
    const all = Object.entries(this.world.databases).flatMap(([database, { collections = {} }]) =>
      Object.entries(collections).map(([name, collection]): [string, CollectionState] => {
        const loaded = this.loadStateOf(collection) === "LoadStateLoaded";
        return [`${database}.${name}`, { database, name, loaded, released: this.#released.get(collection) ?? 0 }];
      }),
    );
    return new Map(all);
  }

  #create(parsed: ParsedRequest, name: string): void {
    const database = own(this.world.databases, parsed.database);
    if (!database || own(database.collections, name)) return;
    const collection = newCollectionOf(parsed);
    database.collections = { ...database.collections, [name]: collection };
    this.#add(collection);
  }

  #add(collection: Collection): void {
    const { id, partitions = {}, loaded = true, progress } = collection;
    if (id === undefined) collection.id = String(this.#nextCollectionId++);
    const all: Record<string, Partition> = { [defaultPartition]: {}, ...partitions };
    const states = Object.entries(all).map(([name, partition]) => {
      const state = {
        id: partition.id ?? this.#nextPartitionId++,
        loaded: partition.loaded ?? (loaded || progress !== undefined),
      };
      return [name, state] as const;
    });
    this.#partitions.set(collection, Object.fromEntries(states));
    if (progress !== undefined) this.#loading.set(collection, { from: progress, since: this.#clock.now() });
  }

  #isLoaded(collection: Collection): boolean {
    return Object.values(this.partitionsOf(collection)).some(({ loaded }) => loaded);
  }
}
