import { formatMessage, own, type ParsedRequest } from "@milvus-rest/semantics";
import type { operations } from "@milvus-rest/types";
import { describeCollection } from "./describe-collection.ts";
import type { State } from "./state.ts";

/**
 * Reads the data of an operation's success from the state, in place of the spec's example; with the message beside it,
 * where the operation gives one. The request has passed every step before.
 */
export type Reader<Id extends keyof operations> = (parsed: ParsedRequest, state: State) => Reading<DataOf<Id>>;
export type Reading<Data> = { data: Data; message?: string };
type DataOf<Id extends keyof operations> = Extract<
  operations[Id]["responses"][200]["content"]["application/json"],
  { data: unknown }
>["data"];

/** The operations that read state, by their operationId. All others respond with the spec's example. */
export const readers: { readonly [Id in keyof operations]?: Reader<Id> } = {
  describeCollection,

  /** How many rows a collection has, loaded or not. */
  getCollectionStats: ({ found }) => ({ data: { rowCount: found?.collection.rowCount ?? 0 } }),

  /**
   * Whether a collection, or those of its partitions that are named, are in memory. While another partition is loaded,
   * Milvus reports one that is not as being loaded, with −1 percent.
   */
  getLoadState({ spec, found, body }, state) {
    const { collection = {} } = found ?? {};
    const loadState = found ? state.loadStateOf(collection) : "LoadStateNotLoad";
    if (loadState === "LoadStateNotLoad") return { data: { loadState } };
    const { partitions = {} } = collection;
    const named = [body?.fields.get("partitionNames") ?? []].flat().map(String);
    const absent = named.find((name) => !own(partitions, name)?.loaded);
    if (absent === undefined) return { data: { loadProgress: state.progressOf(collection), loadState }, message: "" };
    const partition = own(partitions, absent);
    const template = spec.messages[partition ? "partitionNotLoaded" : "partitionNotFound"] ?? "";
    const { text } = formatMessage(template, { partition: absent, id: partition?.id });
    return { data: { loadProgress: -1, loadState: "LoadStateLoading" }, message: text };
  },

  /** Whether there is a collection or an alias of the name. */
  hasCollection: ({ found }) => ({ data: { has: found !== undefined } }),

  /** Whether the collection has the partition. */
  hasPartition: ({ found, partitions: [name = ""] = [] }) => ({
    data: { has: own(found?.collection.partitions, name) !== undefined },
  }),

  /** The names of a database's collections, sorted. */
  listCollections: ({ database }, { world }) => ({
    data: Object.keys(own(world.databases, database)?.collections ?? {}).sort(),
  }),

  /** The names of all databases, sorted. */
  listDatabases: (_, { world }) => ({ data: Object.keys(world.databases).sort() }),

  /** The names of a collection's partitions. */
  listPartitions: ({ found }) => ({ data: Object.keys(found?.collection.partitions ?? {}) }),
};
