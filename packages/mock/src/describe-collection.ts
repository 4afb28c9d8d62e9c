import { defaultFields, type Field, formatMessage, own, type Schema } from "@milvus-rest/semantics";
import type { Reader } from "./readers.ts";

/** The schema of a collection, its indexes, its settings and whether it is in memory. */
export const describeCollection: Reader<"describeCollection"> = (parsed, state) => {
  const { spec, operation, knowledge, database, collection: name = "", found } = parsed;
  const collection = found?.collection ?? {};
  const { fields = defaultFields } = collection;
  const vectors = fields.filter(({ type }) => type.endsWith("Vector"));
  const { indexes = vectors.map((field) => ({ fieldName: field.name, indexName: field.name, metricType: "COSINE" })) } =
    collection;
  const aliases = Object.entries(own(state.world.databases, database)?.aliases ?? {});
  const description = {
    aliases: aliases.filter(([, target]) => target === found?.name).map(([alias]) => alias),
    autoId: collection.autoId ?? false,
    collectionID: BigInt(collection.id ?? 0),
    collectionName: name,
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
  const profiles = [...spec.profiles.keys()];
  const isKnown = ({ "x-milvus-since": since = "" }: Schema) =>
    profiles.indexOf(since) <= profiles.indexOf(knowledge.profile.name);
  const message = formatMessage(`${spec.messages.indexNotFound};`, { collection: name }).text;
  return {
    data: withoutUnknown(description, operation.successData, isKnown),
    message: indexes.length > 0 ? "" : message,
  };
};

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
function withoutUnknown<Value>(value: Value, schema: Schema | undefined, isKnown: (schema: Schema) => boolean): Value {
  if (Array.isArray(value)) return value.map((each) => withoutUnknown(each, schema?.items, isKnown)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]) => {
    const property = schema?.properties?.[key];
    return property && !isKnown(property) ? [] : [[key, withoutUnknown(each, property, isKnown)]];
  });
  return Object.fromEntries(entries);
}
