import { type Collection, type Field, findCollection } from "./knowledge.ts";
import { formatMessage, type MessagePattern } from "./message.ts";
import type { ParsedRequest } from "./parsed-request.ts";

/** Why an effect cannot take place. */
export interface Failure {
  outcome: string;
  message: MessagePattern;
}

/** What a request to create a collection gives, as far as it is looked at. */
interface CreateRequest {
  description?: string;
  dimension?: number;
  metricType?: string;
  idType?: string;
  autoID?: boolean;
  primaryFieldName?: string;
  vectorFieldName?: string;
  schema?: {
    autoID?: boolean;
    autoId?: boolean;
    enableDynamicField?: boolean;
    fields?: NewField[];
  };
  indexParams?: { fieldName?: string; indexName?: string; metricType?: string }[];
  params?: Record<string, unknown>;
}

interface NewField {
  fieldName?: string;
  dataType?: string;
  elementDataType?: string;
  isPrimary?: boolean;
  isPartitionKey?: boolean;
  isClusteringKey?: boolean;
  nullable?: boolean;
  description?: string;
  elementTypeParams?: Record<string, unknown>;
}

const metrics = ["COSINE", "L2", "IP"];
const dataTypes = new Set(
  (
    "Bool Int8 Int16 Int32 Int64 Float Double VarChar Array JSON Geometry Timestamptz BinaryVector FloatVector " +
    "Float16Vector BFloat16Vector SparseFloatVector Int8Vector"
  ).split(" "),
);

/** The body's types have been checked before: Go has read it into a struct. */
const requestOf = ({ body }: ParsedRequest): CreateRequest => Object.fromEntries(body?.fields ?? []);

/** Why a collection cannot be created, whatever the server holds; undefined where it may be. */
export function createFormFailure(parsed: ParsedRequest): Failure | undefined {
  const request = requestOf(parsed);
  return request.schema ? schemaFailure(parsed, request.schema) : quickFailure(parsed, request);
}

/** Why a collection cannot be created; undefined where it can, or exists as it would be. */
export function createFailure(parsed: ParsedRequest): Failure | undefined {
  const { spec, database, knowledge, newCollection = "" } = parsed;
  const failure = createFormFailure(parsed);
  if (failure) return failure;
  const existing = findCollection(knowledge.world, database, newCollection);
  if (!existing) return undefined;
  const isSame = existing.name === newCollection && shapeOf(existing.collection) === shapeOf(newCollectionOf(parsed));
  return isSame ? undefined : fail("UnexpectedError", spec.messages.createDuplicate, { collection: newCollection });
}

function quickFailure({ spec, knowledge }: ParsedRequest, request: CreateRequest): Failure | undefined {
  const { profile } = knowledge;
  const { dimension, metricType = "COSINE", idType, params = {} } = request;
  if (!dimension) return fail("InvalidParameter", spec.messages.createNoDimension);
  if (idType?.toLowerCase() === "varchar" && params.max_length === undefined) {
    return fail("UnexpectedError", spec.messages.createNoMaxLength);
  }
  const [, least, most] = /range (\d+) ~ (\d+)/.exec(profile.dimensionMessage) ?? [];
  if (dimension < Number(least) || dimension > Number(most)) {
    return fail(profile.dimensionOutcome, profile.dimensionMessage, { dimension });
  }
  return metrics.includes(metricType) ? undefined : fail(profile.metricOutcome, profile.metricMessage, { metricType });
}

function schemaFailure(
  { spec, knowledge }: ParsedRequest,
  { fields = [] }: { fields?: NewField[] },
): Failure | undefined {
  const unknown = fields.find(({ dataType = "" }) => !dataTypes.has(dataType));
  if (unknown) return fail("InvalidParameter", spec.messages.createUnknownType, { type: unknown.dataType ?? "" });
  if (fields.some(({ isPrimary }) => isPrimary)) return undefined;
  return fail(knowledge.profile.primaryKeyOutcome, knowledge.profile.primaryKeyMessage);
}

const fail = (outcome: string, template = "", words: Record<string, string | number> = {}): Failure => ({
  outcome,
  message: formatMessage(template, words),
});

/** What two collections of the same parameters have in common. */
const shapeOf = ({ fields = defaultFields, enableDynamicField = false }: Collection) =>
  JSON.stringify([enableDynamicField, fields.map(({ name, type, params = [] }) => [name, type, params])]);

/** The fields of a collection that says nothing of them. */
export const defaultFields: Field[] = [
  { name: "id", type: "Int64", primaryKey: true },
  { name: "vector", type: "FloatVector", params: [{ key: "dim", value: "4" }] },
];

/** The collection that a request asks for. */
export function newCollectionOf(parsed: ParsedRequest): Collection {
  const request = requestOf(parsed);
  const { schema, description = "", vectorFieldName = "vector", metricType = "COSINE" } = request;
  const base = { description, rowCount: 0 };
  if (!schema) {
    const indexes = [{ fieldName: vectorFieldName, indexName: vectorFieldName, metricType }];
    const autoId = request.autoID ?? false;
    return { ...base, autoId, enableDynamicField: true, loaded: true, fields: quickFields(request), indexes };
  }
  const indexes = (request.indexParams ?? []).map(
    ({ fieldName = "", indexName = fieldName, metricType: metric = "COSINE" }) => ({
      fieldName,
      indexName,
      metricType: metric,
    }),
  );
  return {
    ...base,
    autoId: schema.autoID ?? schema.autoId ?? false,
    enableDynamicField: schema.enableDynamicField ?? false,
    loaded: indexes.length > 0,
    fields: (schema.fields ?? []).map(fieldOf),
    indexes,
  };
}

function quickFields({ dimension, idType = "Int64", params = {}, ...names }: CreateRequest): Field[] {
  const { primaryFieldName = "id", vectorFieldName = "vector", autoID } = names;
  const isText = idType.toLowerCase() === "varchar";
  const length = isText ? { params: [{ key: "max_length", value: String(params.max_length) }] } : {};
  return [
    {
      name: primaryFieldName,
      type: isText ? "VarChar" : "Int64",
      primaryKey: true,
      autoId: autoID ?? false,
      ...length,
    },
    { name: vectorFieldName, type: "FloatVector", params: [{ key: "dim", value: String(dimension) }] },
  ];
}

function fieldOf(field: NewField): Field {
  const { fieldName = "", dataType = "", elementDataType, description = "", elementTypeParams = {}, ...flags } = field;
  return {
    name: fieldName,
    type: dataType,
    description,
    ...(elementDataType !== undefined && { elementType: elementDataType }),
    primaryKey: flags.isPrimary ?? false,
    partitionKey: flags.isPartitionKey ?? false,
    clusteringKey: flags.isClusteringKey ?? false,
    nullable: flags.nullable ?? false,
    params: Object.entries(elementTypeParams).map(([key, value]) => ({ key, value: String(value) })),
  };
}
