import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventedOperation, type Problem, SpecCopy } from "./spec-copy.ts";

/** One mistake in a file, and what the linter reports. */
interface Mistake {
  replace: string | RegExp;
  by?: string;
  reports: string;
}

const collectionName = "{ $ref: ../../components/schemas/CollectionName.yaml }";

/** Mistakes in the path file of an operation. */
const mistakes: Record<string, Mistake> = {
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
const correct: Record<string, { replace: string; by: string }> = {
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

/** Mistakes in a line of openapi.yaml. */
const lines = [
  {
    path: "/v2/vectordb/invented/re-load",
    file: "paths/invented/re-load.yaml",
    reports: "lower case with underscores",
  },
  { path: "/v1/vectordb/invented/first", file: "paths/invented/first.yaml", reports: "must be /v2/vectordb/<group>" },
  { path: "/v2/vectordb/raw/count", file: "paths/raw/count.yaml", reports: "cannot begin with /v2/vectordb/raw/" },
  {
    path: "/v2/vectordb/invented/one",
    file: "paths/invented/other.yaml",
    reports: "is in paths/invented/other.yaml. Move it to paths/invented/one.yaml.",
  },
  {
    path: "/v2/vectordb/invented/sound/more",
    file: "paths/invented/sound/more.yaml",
    reports: "and also the group of",
  },
];

describe("the linter", () => {
  let spec: SpecCopy;
  let problems: Problem[];

  beforeAll(async () => {
    spec = new SpecCopy();
    spec.addOperations([
      operation("sound"),
      ...Object.values(correct).map(({ replace, by }, index) => operation(`c${index}`, replace, by)),
      ...Object.values(mistakes).map(({ replace, by = "" }, index) => operation(`m${index}`, replace, by)),
      ...lines.map(({ path, file }, index) => ({ path, file, text: inventedOperation(`l${index}`) })),
    ]);
    const inline = inventedOperation("inline")
      .replaceAll("../../", "")
      .replaceAll(/^(?=.)/gm, "    ");
    spec.replace("openapi.yaml", "paths:\n", `paths:\n  /v2/vectordb/invented/inline:\n${inline}`);
    spec.write("paths/invented/unused.yaml", inventedOperation("unused"));
    problems = await spec.lint();
  });
  afterAll(() => spec[Symbol.dispose]());

  test("reports nothing in a correct operation", () => {
    expect(reportsOn("paths/invented/sound.yaml")).toEqual([]);
  });

  test("reports nothing in the spec itself", () => {
    expect(
      problems.filter(({ file }) => /^(components|paths\/(collections|partitions|databases))\//.test(file)),
    ).toEqual([]);
  });

  test.each(Object.keys(correct).map((what, index) => ({ what, index })))("accepts $what", ({ index }) => {
    expect(reportsOn(`paths/invented/c${index}.yaml`)).toEqual([]);
  });

  test.each(Object.entries(mistakes).map(([what, mistake], index) => ({ what, ...mistake, index })))(
    "reports $what",
    ({ reports, index }) => {
      expect(reportsOn(`paths/invented/m${index}.yaml`).join("\n")).toContain(reports);
    },
  );

  test.each(lines)("reports the line $path: $file", ({ path, reports }) => {
    const onPath = reportsOn("openapi.yaml").filter((message) =>
      message.includes(`The path ${path.replace("/more", "")} `),
    );

    expect(onPath.join("\n")).toContain(reports);
  });

  test("reports an operation that is written in openapi.yaml", () => {
    expect(reportsOn("openapi.yaml")).toContain(
      "The path /v2/vectordb/invented/inline is in openapi.yaml itself. Move it to paths/invented/inline.yaml.",
    );
  });

  test("reports a path file without a line in openapi.yaml", () => {
    expect(reportsOn("openapi.yaml")).toContain(
      "paths/invented/unused.yaml is not used. Add this line under `paths`: `/v2/vectordb/invented/unused: { $ref: paths/invented/unused.yaml }`.",
    );
  });

  function reportsOn(file: string): string[] {
    return problems.filter((problem) => problem.file === file).map(({ message }) => message);
  }
});

describe("the linter reports, outside of the operations,", () => {
  const broken = [
    { file: "openapi.yaml", rule: "rule/version-pinned", replace: "openapi: 3.1.1", by: "openapi: 3.1.0" },
    { file: "openapi.yaml", rule: "rule/dialect-pinned", replace: /jsonSchemaDialect: .*/, by: "" },
    { file: "openapi.yaml", rule: "no-undefined-server-variable", replace: "{port}", by: "{gate}" },
    { file: "paths/collections/release.yaml", rule: "rule/full-stop", replace: "to release.\n", by: "to release\n" },
    {
      file: "components/errors/Error200.yaml",
      rule: "rule/no-discriminator",
      replace: "oneOf:",
      by: "discriminator: { propertyName: code }\noneOf:",
    },
    {
      file: "components/schemas/Success.yaml",
      rule: "milvus/open-responses",
      replace: "type: object",
      by: "type: object\nadditionalProperties: false",
    },
    { file: "components/errors/Error401.yaml", rule: "milvus/catalogue-entry", replace: /remedy: .*/, by: "" },
    {
      file: "components/errors/Error403.yaml",
      rule: "milvus/catalogue-entry",
      replace: /x-milvus-error:[\s\S]*/,
      by: "",
    },
    {
      file: "components/headers/WwwAuthenticate.yaml",
      rule: "milvus/extensions",
      replace: "{ security: basic }",
      by: "{ scheme: basic }",
    },
  ];
  let spec: SpecCopy;
  let problems: Problem[];

  beforeAll(async () => {
    spec = new SpecCopy();
    for (const { file, replace, by } of broken) spec.replace(file, replace, by);
    problems = await spec.lint();
  });
  afterAll(() => spec[Symbol.dispose]());

  test.each(broken)("$rule in $file", ({ file, rule }) => {
    expect(problems).toContainEqual(expect.objectContaining({ file, rule }));
  });
});

test("the linter rejects an unknown rule in redocly.yaml", async () => {
  using spec = new SpecCopy();
  spec.replace("redocly.yaml", "info-contact: off", "info-kontakt: off");

  await expect(spec.lint()).rejects.toThrow("info-kontakt");
});

/** An operation of the group `invented`, with one mistake. */
function operation(name: string, replace: string | RegExp = "", by = "") {
  return {
    path: `/v2/vectordb/invented/${name}`,
    file: `paths/invented/${name}.yaml`,
    text: inventedOperation(name).replace(replace, by),
  };
}
