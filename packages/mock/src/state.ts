import {
  type Collection,
  copyJson,
  defaultPartition,
  newCollectionOf,
  own,
  type ParsedRequest,
  type World,
} from "@milvus-rest/semantics";
import type { Clock } from "./clock.ts";

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
  /** Here, every collection has an id and its partitions, and these have an id and say whether they are loaded. */
  readonly world: World;
  readonly #clock: Clock;
  /** The requests that the rate limit of a database would let pass at once, and since when. */
  readonly #allowances = new Map<string, { requests: number; since: number }>();
  /** When a load began that takes its time. */
  readonly #loadingSince = new Map<Collection, number>();
  readonly #released = new Map<Collection, number>();
  #nextCollectionId = 450_000_000_000_000_001n;
  #nextPartitionId = 10_001;

  constructor(world: World, clock: Clock) {
    this.world = copyJson(world);
    this.#clock = clock;
    for (const database of Object.values(this.world.databases)) {
      database.collections ??= {};
      for (const collection of Object.values(database.collections)) this.#add(collection);
    }
  }

  /** Takes a request's place in the rate limit of a database: as many may come at once as in a second, at least one. */
  admit(database: string): boolean {
    const rate = own(this.world.databases, database)?.rate ?? Number.POSITIVE_INFINITY;
    const most = Math.max(1, rate);
    const now = this.#clock.now();
    const { requests, since } = this.#allowances.get(database) ?? { requests: most, since: now };
    const allowed = Math.min(most, requests + (now - since) * rate);
    this.#allowances.set(database, { requests: allowed < 1 ? allowed : allowed - 1, since: now });
    return allowed >= 1;
  }

  /** Work that takes time has begun: a load shows its progress meanwhile. */
  begin({ operation, found, partitions }: ParsedRequest): void {
    if (!found || operation.effect !== "load" || partitions || isLoaded(found.collection)) return;
    found.collection.progress = 0;
    this.#loadingSince.set(found.collection, this.#clock.now());
  }

  /** Does to the world what a request was for. */
  apply(parsed: ParsedRequest): void {
    const { operation, newCollection, found, partitions } = parsed;
    const { effect } = operation;
    const { collections = {} } = own(this.world.databases, parsed.database) ?? {};
    if (effect === "create" && newCollection !== undefined && !own(collections, newCollection)) {
      collections[newCollection] = newCollectionOf(parsed);
      this.#add(collections[newCollection]);
    }
    if (!found) return;
    const { collection, name } = found;
    if (effect === "drop") delete collections[name];
    if (effect !== "load" && effect !== "release") return;
    this.#loadingSince.delete(collection);
    for (const [each, partition] of Object.entries(collection.partitions ?? {})) {
      if (!partitions || partitions.includes(each)) partition.loaded = effect === "load";
    }
    if (effect === "load" || partitions) return;
    this.#released.set(collection, (this.#released.get(collection) ?? 0) + 1);
  }

  /** Whether a collection is in memory: it is as long as one of its partitions is. */
  loadStateOf(collection: Collection): "LoadStateLoaded" | "LoadStateLoading" | "LoadStateNotLoad" {
    if (this.progressOf(collection) < 100) return "LoadStateLoading";
    return isLoaded(collection) ? "LoadStateLoaded" : "LoadStateNotLoad";
  }

  /** Percent of a collection that are in memory. One that is being loaded gets on with time, if its work takes any. */
  progressOf(collection: Collection): number {
    const since = this.#loadingSince.get(collection);
    if (since === undefined) return 100;
    const { seconds = 0, progress = 0 } = collection;
    const passed = seconds > 0 ? ((this.#clock.now() - since) / seconds) * 100 : 0;
    return Math.min(100, Math.floor(progress + passed));
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

  /** Fills in what is made up; a collection that is being loaded ends in memory, whatever `loaded` says. */
  #add(collection: Collection): void {
    const { loaded = true, progress } = collection;
    const id = BigInt(collection.id ?? this.#nextCollectionId);
    collection.id = String(id);
    if (id >= this.#nextCollectionId) this.#nextCollectionId = id + 1n;
    collection.partitions = { [defaultPartition]: {}, ...collection.partitions };
    for (const partition of Object.values(collection.partitions)) {
      partition.id ??= this.#nextPartitionId++;
      partition.loaded ??= loaded || progress !== undefined;
    }
    if (progress !== undefined) this.#loadingSince.set(collection, this.#clock.now());
  }
}

const isLoaded = ({ partitions = {} }: Collection) => Object.values(partitions).some(({ loaded }) => loaded);
