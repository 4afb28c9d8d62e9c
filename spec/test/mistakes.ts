/** One mistake in a file, and what the linter reports. */
export interface Mistake {
  replace: string | RegExp;
  by?: string;
  reports: string;
}

const collectionName = "{ $ref: ../../components/schemas/CollectionName.yaml }";

/** Mistakes in the path file of an operation. */
export const mistakes: Record<string, Mistake> = {
  "another method than post": {
    replace: "post:",
    by: "get:",
    reports: 'Milvus serves no other method: "get" is disallowed',
  },
  "no x-milvus-idempotent": { replace: /x-milvus-i.*/, reports: "x-milvus-idempotent is required" },
  "an invalid value of one of our fields": {
    replace: "idempotent: true",
    by: "idempotent: often",
    reports: 'is "often"; it must be b',
  },
  "an unknown field of ours": {
    replace: "  x-milvus-idempotent",
    by: "  x-milvus-non-destruktive: true\n  x-milvus-idempotent",
    reports: "Allowed there: x-milvus-idempotent, x-milvus-non-destructive, x-milvus-since, x-milvus-privilege",
  },
  "one of our fields in the wrong place": {
    replace: "description: What to count.",
    by: "description: What to count.\n    x-milvus-idempotent: true",
    reports: "`x-milvus-idempotent` is not allowed in this object (RequestBody). Allowed there: none.",
  },
  "an unknown resource": {
    replace: collectionName,
    by: "{ type: string, x-milvus-resource: role }",
    reports: 'is "role"; it must be equal to one of the allowed values: collection, newCollection',
  },
  "an unknown step": step(
    "colection: { '2.3': { outcome: Success, evidence: source } }",
    "There is no step colection. The steps: authentication, requestTimeout, json",
  ),
  "a step without a profile": step("collection: { outcome: Success }", "There is no profile outcome."),
  "a step of an unknown profile": step(
    "collection: { '2.2': { outcome: Success, evidence: source } }",
    "There is no profile 2.2. The profiles: 2.3, 2.4",
  ),
  "a step with an unknown outcome": step(
    "collection: { '2.3': { outcome: NotFound, evidence: source } }",
    "The step collection of 2.3 has the unknown outcome NotFound. The outcomes: ServiceNotReady",
  ),
  "a step with an unknown placeholder": step(
    "collection: { '2.3': { message: '{colection}', evidence: source } }",
    "has the unknown placeholder {colection}. Known: {database}, {collection}",
  ),
  "a step without evidence": step(
    "collection: { '2.3': { outcome: Success } }",
    '`x-milvus-steps` at /collection/2.3 is {"outcome":"Success"}; it must have required property \'recordings\'',
  ),
  "a step that changes nothing": step(
    "collection: { '2.3': { recordings: [success] } }",
    "must have required property 'outcome'",
  ),
  "a step with an unknown recording": step(
    "collection: { '2.3': { outcome: Success, recordings: [coll-nowhere] } }",
    "names the recording coll-nowhere, which is not in recordings/",
  ),
  "a privilege of an unknown profile": {
    replace: "  x-milvus-idempotent",
    by: "  x-milvus-privilege: { '2.2': Load }\n  x-milvus-idempotent",
    reports: "There is no profile 2.2.",
  },
  "an operation since an unknown profile": {
    replace: "  x-milvus-idempotent",
    by: "  x-milvus-since: '2.2'\n  x-milvus-idempotent",
    reports: "There is no profile 2.2.",
  },
  "a field since an unknown profile": {
    replace: "data: { type: object",
    by: "data: { x-milvus-since: '2.2', type: object",
    reports: "There is no profile 2.2.",
  },
  "an undefined tag": { replace: "[invented]", by: "[unheard]", reports: "tags should be defined in global tags" },
  "a full stop after the summary": { replace: "entities", by: "entities.", reports: "Remove the full stop" },
  "no request example": { replace: / {8}examples:.*\n.*value.*\n/, reports: "at least one named example" },
  "an invalid request example": {
    replace: "value: { collectionName: quick_setup }",
    by: "value: {}",
    reports: "collectionName",
  },
  "an optional request body": { replace: "required: true", by: "required: false", reports: "Set `required: true`" },
  ...Object.fromEntries(
    ["allOf", "anyOf", "oneOf"].map((keyword) => [
      `a request body with ${keyword}`,
      {
        replace: /type: object\n( *)required/,
        by: `${keyword}: [{ type: object }]\n$1required`,
        reports: `cannot use \`${keyword}\`. List its fields`,
      },
    ]),
  ),
  "a request body that is not an object": {
    replace: /type: object\n( *)required: \[collectionName\]/,
    by: "type: array\n$1minItems: 1",
    reports: "A request body must have `type: object`",
  },
  "a request field of several types": {
    replace: collectionName,
    by: "{ type: [string, integer, 'null'] }",
    reports: "several types: string, integer. Use `oneOf`",
  },
  "a nested request field of several types": {
    replace: collectionName,
    by: "{ type: array, items: { type: object, properties: { inner: { type: [string, integer] } } } }",
    reports: "several types: string, integer. Use `oneOf`",
  },
  "a request field that contains itself": {
    replace: collectionName,
    by: "{ type: array, items: { $ref: '#/post/requestBody/content/application~1json/schema' } }",
    reports: "cannot contain itself",
  },
  "a dangling reference in the request": {
    replace: "CollectionName.yaml",
    by: "No.yaml",
    reports: "Can't resolve $ref",
  },
  "a dangling reference in a response": { replace: "Error200.yaml", by: "No.yaml", reports: "Can't resolve $ref" },
  "no 403": { replace: /"403".*/, reports: "Refer to components/responses/: 403 is required" },
  "a media type that Milvus does not use": {
    replace: "headers.yaml }\n      content:\n        application/json",
    by: "headers.yaml }\n      content:\n        application/xml",
    reports: 'Mime type "application/xml" is not allowed',
  },
  "no response headers": { replace: /headers: .*/, reports: "Add `headers: { $ref: …/components/headers.yaml }`" },
  "no errors under 200": {
    replace: /- { \$ref: .*Error200.*/,
    reports: "add components/errors/Error200.yaml to its `oneOf`",
  },
  "no success under 200": { replace: "const: 0", by: "const: 5", reports: "A 200 needs a success" },
  "a success without a code": { replace: ", const: 0", reports: "Count has no `properties.code.const`" },
  "a success without a title": { replace: "- title: Count\n                d", by: "- d", reports: "has no `title`" },
  "a success without a description": {
    replace: /description: The number\.\n +/,
    reports: "Count has no `description`",
  },
  "a success without an example": { replace: /examples: \[.*/, reports: "Count has no `examples`" },
  "a success without data": { replace: "[code, data]", by: "[code]", reports: "Count does not require `data`" },
  "a text response without a title": {
    replace: /"408": .*/,
    by: '"408":\n      description: A text.\n      headers: { $ref: ../../components/headers.yaml }\n      content: { text/plain: { schema: { type: string, description: A text. } } }',
    reports: "A response schema has no `title`",
  },
  "a success with the title of an error": {
    replace: "title: Count",
    by: "title: RateLimited",
    reports: "have the title RateLimited",
  },
  "an incomplete catalogue entry": {
    replace: "- title: Count",
    by: "- title: Count\n                x-milvus-error: {}",
    reports: "Catalogue entry Count: /x-milvus-error must have required property 'remedy'",
  },
  "a response closed by additionalProperties": {
    replace: "additionalProperties: true",
    by: "additionalProperties: false",
    reports: "This closes a schema of a response",
  },
  "a response closed by unevaluatedProperties": {
    replace: "additionalProperties: true",
    by: "unevaluatedProperties: false",
    reports: "This closes a schema of a response",
  },
};

/** An operation with `x-milvus-steps`. */
function step(steps: string, reports: string): Mistake {
  return { replace: "  x-milvus-idempotent", by: `  x-milvus-steps: { ${steps} }\n  x-milvus-idempotent`, reports };
}

/** Correct operations that a rule could wrongly report, or not come to an end with. */
export const correct: Record<string, { replace: string; by: string }> = {
  "a response that contains itself": {
    replace: "additionalProperties: true",
    by: "properties: { count: { type: integer }, inner: { $ref: '#/post/responses/200/content/application~1json/schema/oneOf/0/properties/data' } }",
  },
  "a request field that may be null": { replace: collectionName, by: "{ type: [string, 'null'] }" },
  "two request fields of one schema": {
    replace: collectionName,
    by: `${collectionName}
            first: { type: array, items: { type: string } }
            second: { $ref: '#/post/requestBody/content/application~1json/schema/properties/first' }`,
  },
};
