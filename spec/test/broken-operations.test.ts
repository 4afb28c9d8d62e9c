import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copySpec, lint, type Problem } from "./copy-spec.ts";
import { addOperations, inventedOperation } from "./invented-operation.ts";

/** One way to write it wrong, and what a contributor is told. */
interface Breakage {
  what: string;
  replace: string | RegExp;
  by?: string;
  says: string;
}

const breakages: Breakage[] = [
  { what: "GET", replace: "post:", by: "get:", says: 'Milvus serves nothing else: "get" is disallowed' },
  { what: "no idempotency", replace: /x-milvus-i.*/, says: "x-milvus-idempotent is required" },
  {
    what: "an idempotency in words",
    replace: "idempotent: true",
    by: "idempotent: often",
    says: 'is "often"; it must be b',
  },
  {
    what: "a field of ours misspelt",
    replace: "  x-milvus-idempotent",
    by: "  x-milvus-non-destruktive: true\n  x-milvus-idempotent",
    says: "What is known here: x-milvus-idempotent, x-milvus-non-destructive, x-milvus-since, x-milvus-privilege",
  },
  {
    what: "a name of nothing that is known",
    replace: "{ $ref: ../../components/schemas/CollectionName.yaml }",
    by: "{ type: string, x-milvus-resource: role }",
    says: 'is "role"; it must be equal to one of the allowed values: collection, newCollection',
  },
  stepBreakage(
    "a step that does not exist",
    "colection: { '2.3': { outcome: Success, evidence: source } }",
    "There is no step colection. The steps: authentication, requestTimeout, json",
  ),
  stepBreakage("a step without a profile", "collection: { outcome: Success }", "There is no profile outcome."),
  stepBreakage(
    "a step of a profile that does not exist",
    "collection: { '2.2': { outcome: Success, evidence: source } }",
    "There is no profile 2.2. The profiles: 2.3, 2.4",
  ),
  stepBreakage(
    "a step that comes to nothing known",
    "collection: { '2.3': { outcome: NotFound, evidence: source } }",
    "The step collection of 2.3 comes to NotFound, which is not one of: ServiceNotReady",
  ),
  stepBreakage(
    "a step with an unknown word",
    "collection: { '2.3': { message: '{colection}', evidence: source } }",
    "has {colection} in its message. Known words: {database}, {collection}",
  ),
  stepBreakage(
    "a step without evidence",
    "collection: { '2.3': { outcome: Success } }",
    "must have required property 'recordings'",
  ),
  stepBreakage(
    "a step with no change",
    "collection: { '2.3': { recordings: [success] } }",
    "must have required property 'outcome'",
  ),
  stepBreakage(
    "a step with a recording that does not exist",
    "collection: { '2.3': { outcome: Success, recordings: [coll-nowhere] } }",
    "names the recording coll-nowhere, which is in no file of recordings/",
  ),
  {
    what: "a privilege of a profile that does not exist",
    replace: "  x-milvus-idempotent",
    by: "  x-milvus-privilege: { '2.2': Load }\n  x-milvus-idempotent",
    says: "There is no profile 2.2.",
  },
  {
    what: "a profile that does not exist",
    replace: "  x-milvus-idempotent",
    by: "  x-milvus-since: '2.2'\n  x-milvus-idempotent",
    says: "There is no profile 2.2.",
  },
  {
    what: "a group without a tag",
    replace: "[invented]",
    by: "[unheard]",
    says: "tags should be defined in global tags",
  },
  { what: "a summary that is a sentence", replace: "entities", by: "entities.", says: "without a full stop" },
  { what: "no example of a request", replace: / {8}examples:.*\n.*value.*\n/, says: "at least one named example" },
  {
    what: "an example without a field",
    replace: "value: { collectionName: quick_setup }",
    by: "value: {}",
    says: "collectionName",
  },
  { what: "a body that may be left out", replace: "required: true", by: "required: false", says: "`required: true`" },
  {
    what: "a body in parts",
    replace: /type: object\n( *)required/,
    by: "allOf: [{ type: object }]\n$1required",
    says: "combined by `allOf`. List its fields",
  },
  {
    what: "a field of two types",
    replace: "{ $ref: ../../components/schemas/CollectionName.yaml }",
    by: "{ type: [string, integer, 'null'] }",
    says: "several types: string, integer. Give each a schema under `oneOf`",
  },
  {
    what: "a field that contains itself",
    replace: "{ $ref: ../../components/schemas/CollectionName.yaml }",
    by: "{ type: array, items: { $ref: '#/post/requestBody/content/application~1json/schema' } }",
    says: "contains itself",
  },
  {
    what: "no response to the unprivileged",
    replace: /"403".*/,
    says: "refer to components/responses/: 403 is required",
  },
  {
    what: "a reference to nothing in a request",
    replace: "CollectionName.yaml",
    by: "No.yaml",
    says: "Can't resolve $ref",
  },
  { what: "a reference to nothing in a response", replace: "Error200.yaml", by: "No.yaml", says: "Can't resolve $ref" },
  { what: "no headers", replace: /headers: .*/, says: "headers: { $ref: …/components/headers.yaml }" },
  {
    what: "no errors under 200",
    replace: /- { \$ref: .*Error200.*/,
    says: "`oneOf` has components/errors/Error200.yaml",
  },
  { what: "no success", replace: "const: 0", by: "const: 5", says: "it has an alternative with the code 0" },
  { what: "a success without a code", replace: ", const: 0", says: "Count has no `properties.code.const`" },
  {
    what: "a success without a title",
    replace: "- title: Count\n                d",
    by: "- d",
    says: "has no `title`",
  },
  {
    what: "a success without a description",
    replace: /description: The number\.\n +/,
    says: "Count has no `description`",
  },
  { what: "a success without an example", replace: /examples: \[.*/, says: "Count has no `examples`" },
  { what: "a success without data", replace: "[code, data]", by: "[code]", says: "Count does not require `data`" },
  {
    what: "a success named as an error",
    replace: "title: Count",
    by: "title: RateLimited",
    says: "have the title RateLimited",
  },
  {
    what: "a closed response",
    replace: "additionalProperties: true",
    by: "additionalProperties: false",
    says: "stay open",
  },
];

/** Lines of openapi.yaml that are wrong, and what a contributor is told. */
const lines = [
  {
    path: "/v2/vectordb/invented/re-load",
    file: "paths/invented/re-load.yaml",
    says: "in lower case with underscores",
  },
  {
    path: "/v1/vectordb/invented/first",
    file: "paths/invented/first.yaml",
    says: "is not /v2/vectordb/<group>/<name>",
  },
  { path: "/v2/vectordb/raw/count", file: "paths/raw/count.yaml", says: "a name of the client's own" },
  { path: "/v2/vectordb/invented/one", file: "paths/invented/other.yaml", says: "Its file is paths/invented/one.yaml" },
  { path: "/v2/vectordb/invented/sound/more", file: "paths/invented/sound/more.yaml", says: "and the group of" },
];

/** An operation with steps of its own. */
function stepBreakage(what: string, steps: string, says: string): Breakage {
  return { what, replace: "  x-milvus-idempotent", by: `  x-milvus-steps: { ${steps} }\n  x-milvus-idempotent`, says };
}

describe("the linter, of an operation with", () => {
  let copy: string;
  let problems: Problem[];

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), "milvus-rest-broken-"));
    copySpec(copy);
    addOperations(copy, [
      { path: "/v2/vectordb/invented/sound", file: "paths/invented/sound.yaml", text: inventedOperation("sound") },
      ...lines.map(({ path, file }, index) => ({ path, file, text: inventedOperation(`l${index}`) })),
      ...breakages.map(({ replace, by = "" }, index) => ({
        path: `/v2/vectordb/invented/b${index}`,
        file: fileOf(index),
        text: inventedOperation(`b${index}`).replace(replace, by),
      })),
    ]);
    writeFileSync(join(copy, "paths/invented/forgotten.yaml"), inventedOperation("forgotten"));
    problems = await lint(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test("nothing wrong, has nothing to say", () => {
    expect(messagesOf("paths/invented/sound.yaml")).toEqual([]);
  });

  test.each(breakages.map((breakage, index) => ({ ...breakage, file: fileOf(index) })))("$what", ({ file, says }) => {
    expect(messagesOf(file).join("\n")).toContain(says);
  });

  test.each(lines)("the line $path: $file", ({ path, says }) => {
    const told = messagesOf("openapi.yaml").filter((message) =>
      message.includes(`The path ${path.replace("/more", "")} `),
    );

    expect(told.join("\n")).toContain(says);
  });

  test("no line in openapi.yaml", () => {
    expect(messagesOf("openapi.yaml")).toContain(
      "paths/invented/forgotten.yaml is not in the document. Under `paths` add `/v2/vectordb/invented/forgotten: { $ref: paths/invented/forgotten.yaml }`.",
    );
  });

  const messagesOf = (file: string) =>
    problems
      .filter(({ location: [place] }) => place?.source.ref.replaceAll("\\", "/") === file)
      .map(({ message }) => message);
});

function fileOf(index: number): string {
  return `paths/invented/b${index}.yaml`;
}
