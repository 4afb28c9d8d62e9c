import {
  defaultFields,
  type Field,
  formatMessage,
  hasSince,
  own,
  type ParsedRequest,
  type Schema,
} from "@milvus-rest/semantics";
import type { operations } from "@milvus-rest/types";
import type { State } from "./state.ts";

/** The data of an operation's success, in place of the spec's example, and the message beside it. */
export interface Reading<Data = unknown> {
  data: Data;
  message?: string;
}

/** Reads the state for a request that has passed every step before. */
export type Reader<Id extends keyof operations> = (parsed: ParsedRequest, state: State) => Reading<DataOf<Id>>;
type Success<Id extends keyof operations> = operations[Id]["responses"][200]["content"]["application/json"];
type DataOf<Id extends keyof operations> = Extract<Success<Id>, { data: unknown }>["data"];

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

/** The schema of a collection, its indexes, its settings and whether it is in memory. */
function describeCollection(parsed: ParsedRequest, state: State) {
  const { spec, operation, knowledge, database, collection: collectionName = "", found } = parsed;
  const { collection = {}, name } = found ?? {};
  const { fields = defaultFields } = collection;
  const vectors = fields.filter(({ type }) => type.endsWith("Vector")).map((field) => field.name);
  const { indexes = vectors.map((each) => ({ fieldName: each, indexName: each, metricType: "COSINE" })) } = collection;
  const aliases = Object.entries(own(state.world.databases, database)?.aliases ?? {});
  const description = {
    aliases: aliases.filter(([, target]) => target === name).map(([alias]) => alias),
    autoId: collection.autoId ?? false,
    collectionID: BigInt(collection.id ?? 0),
    collectionName,
    consistencyLevel: collection.consistencyLevel ?? "Bounded",
    description: collection.description ?? "",
    enableDynamicField: collection.enableDynamicField ?? false,
    externalSource: "",
    externalSpec: "",
    fields: fields.map(describeField),
    functions: [],
    indexes,
    load: state.loadStateOf(collection),
    partitionsNum: Object.keys(collection.partitions ?? {}).length,
    properties: Object.entries(collection.properties ?? {}).map(([key, value]) => ({ key, value })),
    shardsNum: collection.shardsNum ?? 1,
    structFields: [],
  };
  const isKnown = (since?: string) => hasSince(knowledge.profile.name, [...spec.profiles.keys()], since);
  const data = withoutUnknown(description, operation.successData, isKnown);
  const { text } = formatMessage(`${spec.messages.indexNotFound};`, { collection: collectionName });
  return { data, message: indexes.length > 0 ? "" : text };
}

function describeField({ params = [], ...field }: Field, index: number) {
  return {
    autoId: field.autoId ?? false,
    clusteringKey: field.clusteringKey ?? false,
    description: field.description ?? "",
    ...(field.elementType !== undefined && { elementType: field.elementType }),
    id: field.id ?? 100 + index,
    name: field.name,
    nullable: field.nullable ?? false,
    ...(params.length > 0 && { params }),
    partitionKey: field.partitionKey ?? false,
    primaryKey: field.primaryKey ?? false,
    type: field.type,
  };
}

/** A value without the fields that a release does not have yet. */
function withoutUnknown<Value>(value: Value, schema: Schema = {}, isKnown: (since?: string) => boolean): Value {
  if (Array.isArray(value)) return value.map((each) => withoutUnknown(each, schema.items, isKnown)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const known = Object.entries(value).filter(([key]) => isKnown(schema.properties?.[key]?.["x-milvus-since"]));
  const kept = known.map(([key, each]) => [key, withoutUnknown(each, schema.properties?.[key], isKnown)]);
  return Object.fromEntries(kept);
}
