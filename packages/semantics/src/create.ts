import type { components } from "@milvus-rest/types";
import { type Collection, defaultFields, type Field, findCollection } from "./knowledge.ts";
import type { ParsedRequest } from "./request.ts";
import { type AllowedResponse, failure } from "./response.ts";

type Schemas = components["schemas"];
type CreateRequest = Omit<Schemas["CreateCollectionRequest"], "collectionName">;
type NewField = Schemas["NewField"] & { autoId?: boolean };

/** The body's types have been checked before: Go has read it into a struct. */
const requestOf = ({ body }: ParsedRequest): CreateRequest => Object.fromEntries(body?.fields ?? []);

/** The response where a collection cannot be created; undefined where it can, or exists as it would be. */
export function createFailure(parsed: ParsedRequest): AllowedResponse | undefined {
  const { database, knowledge, newCollection = "" } = parsed;
  const malformed = createFormFailure(parsed);
  if (malformed) return malformed;
  const existing = findCollection(knowledge.world, database, newCollection);
  if (!existing) return undefined;
  const isSame = existing.name === newCollection && shapeOf(existing.collection) === shapeOf(newCollectionOf(parsed));
  return isSame ? undefined : failure(parsed, "UnexpectedError", "createDuplicate", { collection: newCollection });
}

/** What two collections of the same parameters have in common. */
const shapeOf = ({ fields = defaultFields, enableDynamicField = false }: Collection) =>
  JSON.stringify([enableDynamicField, fields.map(({ name, type, params = [] }) => [name, type, params])]);

/** The response where a collection cannot be created, whatever the server holds; undefined where it may be. */
export function createFormFailure(parsed: ParsedRequest): AllowedResponse | undefined {
  const { profile } = parsed.knowledge;
  const { schema, dimension = 0, metricType = "COSINE", idType, params = {} } = requestOf(parsed);
  if (schema) return schemaFailure(parsed, schema);
  if (dimension === 0) return failure(parsed, "InvalidParameter", "createNoDimension");
  if (isText(idType) && params.max_length === undefined) return failure(parsed, "UnexpectedError", "createNoMaxLength");
  const [, least, most] = /range (\d+) ~ (\d+)/.exec(profile.dimensionMessage) ?? [];
  const isOutside = dimension < Number(least) || dimension > Number(most);
  if (isOutside) return failure(parsed, profile.dimensionOutcome, "dimension", { dimension });
  if (["COSINE", "L2", "IP"].includes(metricType)) return undefined;
  return failure(parsed, profile.metricOutcome, "metric", { metricType });
}

const dataTypes =
  "Bool Int8 Int16 Int32 Int64 Float Double VarChar Array JSON Geometry Timestamptz BinaryVector FloatVector " +
  "Float16Vector BFloat16Vector SparseFloatVector Int8Vector";

function schemaFailure(parsed: ParsedRequest, { fields = [] }: Schemas["NewSchema"]): AllowedResponse | undefined {
  const unknown = fields.find(({ dataType = "" }) => !dataTypes.split(" ").includes(dataType));
  if (unknown) return failure(parsed, "InvalidParameter", "createUnknownType", { type: unknown.dataType ?? "" });
  if (fields.some(({ isPrimary }) => isPrimary)) return undefined;
  return failure(parsed, parsed.knowledge.profile.primaryKeyOutcome, "primaryKey");
}

/** The collection that a request asks for. */
export function newCollectionOf(parsed: ParsedRequest): Collection {
  const request = requestOf(parsed);
  const { description = "" } = request;
  const { schema = {}, indexParams = [] } = request.schema ? request : schemaOf(request);
  const { autoID: autoId = false, enableDynamicField = false, fields = [] } = schema;
  const indexes = indexParams.map(({ fieldName = "", indexName = fieldName, metricType = "COSINE" }) => {
    return { fieldName, indexName, metricType };
  });
  const loaded = indexes.length > 0;
  return { description, rowCount: 0, autoId, enableDynamicField, loaded, fields: fields.map(fieldOf), indexes };
}

/** The quick form of a request, written as the other one. */
function schemaOf({ dimension, idType, params = {}, autoID = false, ...names }: CreateRequest): CreateRequest {
  const { primaryFieldName = "id", vectorFieldName: fieldName = "vector", metricType = "COSINE" } = names;
  const [dataType, elementTypeParams] = isText(idType) ? ["VarChar", { max_length: params.max_length }] : ["Int64", {}];
  const key: NewField = { fieldName: primaryFieldName, dataType, elementTypeParams, isPrimary: true, autoId: autoID };
  const vector = { fieldName, dataType: "FloatVector", elementTypeParams: { dim: dimension } };
  return {
    schema: { autoID, enableDynamicField: true, fields: [key, vector] },
    indexParams: [{ fieldName, metricType }],
  };
}

const isText = (idType = "") => idType.toLowerCase() === "varchar";

function fieldOf({ fieldName: name = "", dataType: type, elementDataType: elementType, ...field }: NewField): Field {
  const params = Object.entries(field.elementTypeParams ?? {}).map(([key, value]) => ({ key, value: String(value) }));
  const {
    isPrimary: primaryKey,
    isPartitionKey: partitionKey,
    isClusteringKey: clusteringKey,
    nullable,
    autoId,
  } = field;
  return { name, type, elementType, primaryKey, partitionKey, clusteringKey, nullable, autoId, params };
}
