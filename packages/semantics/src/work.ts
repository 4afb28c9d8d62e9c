import type { components } from "@milvus-rest/types";
import { type Collection, defaultFields, type Field, findCollection, own } from "./knowledge.ts";
import type { Effect } from "./openapi.ts";
import type { ParsedRequest } from "./request.ts";
import { type AllowedResponse, failure, messageOf, operationResponse } from "./response.ts";

/** The two forms of a time limit that has run out: real servers race between them. */
const timeouts = ["RequestTimeout", "DeadlineExceeded"];

/** Seconds that a request may take. */
export function limitOf({ spec, knowledge, timeout }: ParsedRequest): number {
  if (typeof timeout === "number") return timeout;
  const earlier = knowledge.profile.timeoutSticky ? knowledge.rememberedTimeout : undefined;
  return earlier ?? spec.requestTimeout.default;
}

/** A time limit that is over before the body is read; in some releases the work may still win the race. */
export function expiryOf(parsed: ParsedRequest): AllowedResponse[] {
  if (limitOf(parsed) > 0) return [];
  return timeouts.map((name) => {
    const isCertain = parsed.knowledge.profile.timeoutRace !== "work" && name === timeouts.at(-1);
    return operationResponse(parsed, name, { isCertain });
  });
}

/** What the work that a request asks for may come to; `late`: after its time limit. */
export function workOf(parsed: ParsedRequest): { responses: AllowedResponse[]; late?: AllowedResponse } {
  const { operation, knowledge, found } = parsed;
  if (!knowledge.isWholeWorld) return { responses: possibleResponses(parsed) };
  const seconds = operation.effect ? (found?.collection.seconds ?? 0) : 0;
  const response = { ...certainResponse(parsed), seconds };
  const limit = limitOf(parsed);
  if (seconds < limit) return { responses: [response] };
  const isCertain = seconds > limit;
  const expired = timeouts.map((name) => operationResponse(parsed, name, { isCertain, seconds: limit }));
  return isCertain ? { responses: expired, late: response } : { responses: [{ ...response, isCertain }, ...expired] };
}

/** Without knowing how the server is at the moment, its work may come to anything that work comes to. */
function possibleResponses(parsed: ParsedRequest): AllowedResponse[] {
  const { spec, operation, knowledge } = parsed;
  const malformed = operation.effect === "create" ? createFormFailure(parsed) : undefined;
  if (malformed) return [malformed];
  const possible = { isCertain: false, isTransient: knowledge.world !== undefined };
  const passes = (name: string) => spec.errors.get(name)?.retryable || timeouts.includes(name);
  const failures = possible.isTransient ? spec.failures.filter(passes) : spec.failures;
  const lasting = ["Success", ...(spec.effectFailures[operation.effect ?? ""] ?? [])];
  return [
    ...lasting.map((name) => operationResponse(parsed, name, { isCertain: false })),
    ...failures.map((name) => operationResponse(parsed, name, possible)),
  ];
}

function certainResponse(parsed: ParsedRequest): AllowedResponse {
  const { spec, operation, knowledge, found } = parsed;
  const { fails, message } = (operation.effect && found?.collection) || {};
  if (fails === undefined) {
    const failure = operation.effect && preconditions[operation.effect]?.(parsed);
    return failure ?? operationResponse(parsed, "Success");
  }
  const { outcome = fails, message: template } = operation.overrideOf("work", knowledge.profile) ?? {};
  const words = { reason: message ?? spec.errors.get(fails)?.message };
  const vague = template === undefined ? undefined : "reason";
  const isWorded = message !== undefined || template !== undefined;
  const messages = isWorded ? [messageOf(parsed, { name: "coordinator", words, vague }, template)] : [];
  return operationResponse(parsed, outcome, { messages });
}

/** What stands in the way of an effect. */
const preconditions: Partial<Record<Effect, (parsed: ParsedRequest) => AllowedResponse | undefined>> = {
  load: missingIndex,
  refresh: missingIndex,
  create: createFailure,
  drop(parsed) {
    const { knowledge, database, collection, found } = parsed;
    if (!found) return undefined;
    if (collection !== found.name) return failure(parsed, "UnexpectedError", "dropAlias");
    const all = Object.entries(own(knowledge.world?.databases, database)?.aliases ?? {});
    const aliases = all.flatMap(([alias, target]) => (target === found.name ? [alias] : []));
    if (aliases.length === 0) return undefined;
    return failure(parsed, "UnexpectedError", "dropAliased", { aliases: aliases.join(", ") });
  },
};

function missingIndex(parsed: ParsedRequest): AllowedResponse | undefined {
  const { found } = parsed;
  return found?.collection.indexes?.length === 0 ? failure(parsed, "IndexNotFound", "indexNotFound") : undefined;
}

type Schemas = components["schemas"];
type CreateRequest = Omit<Schemas["CreateCollectionRequest"], "collectionName">;
type NewField = Schemas["NewField"] & { autoId?: boolean };

/** The body's types have been checked before: Go has read it into a struct. */
function requestOf({ body }: ParsedRequest): CreateRequest {
  const { schema, ...request }: CreateRequest = Object.fromEntries(body?.fields ?? []);
  // A schema without fields counts as none.
  return schema?.fields?.length ? { schema, ...request } : request;
}

/** The response where a collection cannot be created; undefined where it can, or exists as it would be. */
function createFailure(parsed: ParsedRequest): AllowedResponse | undefined {
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
function createFormFailure(parsed: ParsedRequest): AllowedResponse | undefined {
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
