import { type Collection, defaultFields, formatMessage, type Schema } from "@milvus-rest/semantics";
import type { Reader } from "./reader.ts";

/** The schema of a collection, its indexes, its settings and whether it is in memory. */
export const describeCollection: Reader<"describeCollection"> = (parsed, state) => {
  const { spec, operation, knowledge, collection: name = "", found } = parsed;
  const collection = found?.collection ?? {};
  const indexes = indexesOf(collection);
  const { indexNotFound = "" } = spec.messages;
  const profiles = [...spec.profiles.keys()];
  const isKnown = ({ "x-milvus-since": since = "" }: Schema) =>
    profiles.indexOf(since) <= profiles.indexOf(knowledge.profile.name);
  const description = {
    aliases: state.aliasesOf(parsed.database, found?.name),
    autoId: collection.autoId ?? false,
    collectionID: BigInt(collection.id ?? 0),
    collectionName: name,
    consistencyLevel: collection.consistencyLevel ?? "Bounded",
    description: collection.description ?? "",
    enableDynamicField: collection.enableDynamicField ?? false,
    externalSource: "",
    externalSpec: "",
    fields: (collection.fields ?? defaultFields).map(describeField),
    functions: [],
    indexes,
    load: state.loadStateOf(collection),
    partitionsNum: Object.keys(state.partitionsOf(collection)).length,
    properties: Object.entries(collection.properties ?? {}).map(([key, value]) => ({ key, value })),
    shardsNum: collection.shardsNum ?? 1,
    structFields: [],
  };
  const schema = operation.successData;
  const message = indexes.length > 0 ? "" : `${formatMessage(indexNotFound, { collection: name }).text};`;
  return { data: known(description, schema, isKnown), message };
};

function describeField(field: NonNullable<Collection["fields"]>[number], index: number) {
  const { name, type, description = "", elementType, params } = field;
  return {
    autoId: field.autoId ?? false,
    clusteringKey: field.clusteringKey ?? false,
    description,
    ...(elementType !== undefined && { elementType }),
    id: field.id ?? 100 + index,
    name,
    nullable: field.nullable ?? false,
    ...(params && params.length > 0 && { params }),
    partitionKey: field.partitionKey ?? false,
    primaryKey: field.primaryKey ?? false,
    type,
  };
}

function indexesOf({ fields = defaultFields, indexes }: Collection): NonNullable<Collection["indexes"]> {
  if (indexes) return indexes;
  const vectors = fields.filter(({ type }) => type.endsWith("Vector"));
  return vectors.map(({ name }) => ({ fieldName: name, indexName: name, metricType: "COSINE" }));
}

/** A value without the fields that a release does not have yet. */
function known<Value>(value: Value, schema: Schema | undefined, isKnown: (schema: Schema) => boolean): Value {
  if (Array.isArray(value)) return value.map((each) => known(each, schema?.items, isKnown)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]) => {
    const property = schema?.properties?.[key];
    return property && !isKnown(property) ? [] : [[key, known(each, property, isKnown)]];
  });
  return Object.fromEntries(entries);
}
