/** Mutants that no check of meaning tells from the document, by the reason. */
const byReason: Readonly<Record<string, readonly string[]>> = {
  "The message of a failed load is known from the source of Milvus only (`evidence: source`).": [
    "#/paths/~1v2~1vectordb~1collections~1load/post/x-milvus-steps: without work",
    "#/paths/~1v2~1vectordb~1collections~1load/post/x-milvus-steps: work without 2.4",
    "#/paths/~1v2~1vectordb~1collections~1load/post/x-milvus-steps: work without 3.0",
    '#/paths/~1v2~1vectordb~1collections~1load/post/x-milvus-steps/work/2.4/outcome: now "Success"',
    '#/paths/~1v2~1vectordb~1collections~1load/post/x-milvus-steps/work/2.4/message: now "call query coordinator LoadCollection: {reason}x"',
    '#/paths/~1v2~1vectordb~1collections~1load/post/x-milvus-steps/work/3.0/message: now "call query coordinator LoadCollection: {reason}x"',
  ],
  "A message names the rate limit in Milvus 2.4 only, and the operation exists since 2.5.": [
    '#/paths/~1v2~1vectordb~1collections~1refresh_load/post/x-milvus-limit: now "DDLPartition"',
  ],
  "The recorded error of 3.0 is UnexpectedError, which both entries lead to.": [
    "#/paths/~1v2~1vectordb~1collections~1refresh_load/post/x-milvus-steps: work without 3.0",
  ],
  "No recorded collection is empty.": [
    "#/paths/~1v2~1vectordb~1collections~1get_stats/post/responses/200/content/application~1json/schema/oneOf/0/properties/data/properties/rowCount/minimum: now 1",
    "#/paths/~1v2~1vectordb~1collections~1get_stats/post/responses/200/content/application~1json/schema/oneOf/1/properties/data/properties/rowCount/minimum: now 1",
  ],
  "No recording waits until the default limit has passed, which would take 30 seconds.": [
    "#/components/parameters/RequestTimeout/schema/default: now 31",
  ],
  "`required` beside it has the same meaning; `properties` is there for type generators.": [
    "#/components/schemas/Error200/not/properties: without data",
  ],
  "Not recorded for this operation. The body of `release` has the same field.": [
    '#/components/schemas/LoadStateRequest/properties/partitionNames/type: without "null"',
  ],
  "The lists of the recorded collections are empty.": [
    '#/components/schemas/CollectionDescription/properties/functions/items/type: now "string"',
    "#/components/schemas/CollectionDescription/properties/functions/items/additionalProperties: now false",
    '#/components/schemas/CollectionDescription/properties/structFields/items/type: now "string"',
    "#/components/schemas/CollectionDescription/properties/structFields/items/additionalProperties: now false",
  ],
  "No recording shows this load state.": [
    '#/components/schemas/CollectionDescription/properties/load/enum: without "LoadStateNotExist"',
    '#/components/schemas/CollectionDescription/properties/load/enum: without ""',
  ],
  "Not recorded: from the source of Milvus only.": [
    '#/components/schemas/NewField/required: without "fieldName"',
    '#/components/schemas/NewField/required: without "dataType"',
    "#/components/schemas/NewField/properties: without elementDataType",
    "#/components/schemas/NewField/properties: without isPartitionKey",
    "#/components/schemas/NewField/properties: without isClusteringKey",
    "#/components/schemas/NewField/properties: without nullable",
    "#/components/schemas/NewField/properties: without defaultValue",
    '#/components/schemas/NewField/properties/elementDataType/type: now "integer"',
    "#/components/schemas/NewField/properties/isPrimary/default: now true",
    '#/components/schemas/NewField/properties/isPartitionKey/type: now "string"',
    "#/components/schemas/NewField/properties/isPartitionKey/default: now true",
    '#/components/schemas/NewField/properties/isClusteringKey/type: now "string"',
    "#/components/schemas/NewField/properties/isClusteringKey/default: now true",
    '#/components/schemas/NewField/properties/nullable/type: now "string"',
    "#/components/schemas/NewField/properties/nullable/default: now true",
    "#/components/schemas/NewSchema/properties: without autoID",
    "#/components/schemas/NewSchema/properties: without functions",
    "#/components/schemas/NewSchema/properties/autoID/default: now true",
    "#/components/schemas/NewSchema/properties/enableDynamicField/default: now true",
    '#/components/schemas/NewSchema/properties/functions/type: now "string"',
    "#/components/schemas/NewSchema/properties/functions/items: absent",
    '#/components/schemas/NewSchema/properties/functions/items/type: now "string"',
    "#/components/schemas/NewSchema/properties/functions/items/additionalProperties: now false",
    '#/components/schemas/NewIndex/required: without "fieldName"',
    "#/components/schemas/NewIndex/properties: without indexType",
    "#/components/schemas/NewIndex/properties: without params",
    '#/components/schemas/NewIndex/properties/params/type: now "string"',
    "#/components/schemas/NewIndex/properties/params/additionalProperties: now false",
    "#/components/schemas/CreateCollectionRequest/properties: without description",
    "#/components/schemas/CreateCollectionRequest/properties: without params",
    '#/components/schemas/CreateCollectionRequest/properties/description/type: now "integer"',
    "#/components/schemas/CreateCollectionRequest/properties/description/x-milvus-since: absent",
    '#/components/schemas/CreateCollectionRequest/properties/description/x-milvus-since: now "3.0"',
    '#/components/schemas/CreateCollectionRequest/properties/autoID/type: now "string"',
  ],
  "Any object is a valid example there.": [
    "#/components/schemas/NewField/properties/elementTypeParams/examples: now [{}]",
    "#/components/schemas/CreateCollectionRequest/properties/params/examples: now [{}]",
  ],
  "The operation has no field, so no recorded message contains this name.": [
    '#/components/schemas/EmptyRequest/x-milvus-go-type: now "EmptyReqx"',
  ],
};

export const survivors: readonly string[] = Object.values(byReason).flat();
