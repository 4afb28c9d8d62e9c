import { describe, expect, test } from "vitest";
import { objectsOf, openapi, type Recording, readRecordings, violations } from "./spec.ts";

/** A recorded request to an operation, with a response of a status that the operation describes. */
interface Exchange {
  file: string;
  id: string;
  path: string;
  request: string;
  body: string;
  /** The pointer of the schema that describes the body. */
  schema: string;
}

/** What Milvus accepts although it is not as described, by the ids of the cases. */
const lenient = {
  "keys in another letter case": /(^|\/)keys?-(upper|lower|pascal)$/,
  "anything after the first JSON value": /^(trailing|two-json)-/,
  "null after a value for the same key": /^dup-keys-null-last$/,
  "null in place of an object without required fields": /\/list\/json-null$/,
  "spaces around a name, up to 2.4": /\/coll-leading-space$/,
  "a name of any form, to drop": /^collections\/drop\/(coll|db-nonexistent-bad)-/,
};

const nodes = new Map([...objectsOf(openapi)].map(({ pointer, node }) => [pointer, node]));
const paths = [...nodes.keys()].flatMap((pointer) => /^#\/paths\/([^/]+)$/.exec(pointer)?.[1] ?? []).map(unescapeKey);
const exchanges = [...readRecordings()].flatMap(([file, lines]) => lines.flatMap((line) => exchangeOf(file, line)));
const hasTwoEnvelopes = ({ body }: Exchange) => body.includes("}{");
// The longest bodies are recorded as parts, and not looked at.
const successes = exchanges.filter(({ request, body }) => request !== "" && body.includes('"data":'));

describe.each(paths)("%s", (path) => {
  test("was recorded with the releases that have it", () => {
    const files = new Set(exchanges.filter((exchange) => exchange.path === path).map(({ file }) => file));

    expect(files.size).toBeGreaterThan(2);
  });

  test("describes each recorded response by exactly one alternative", () => {
    const wrong = exchanges
      .filter((exchange) => exchange.path === path && !hasTwoEnvelopes(exchange))
      .map(({ file, id, body, schema }) => ({ file, id, body, alternatives: alternativesOf(schema, parseBody(body)) }))
      .filter(({ alternatives }) => alternatives.length !== 1);

    expect(wrong).toEqual([]);
  });

  test("describes each recorded request that succeeded, but for those that Milvus is lenient with", () => {
    const refused = successes
      .filter((exchange) => exchange.path === path && !Object.values(lenient).some((cases) => cases.test(exchange.id)))
      .map(({ file, id, request }) => ({ file, id, request, flaws: flawsOf(path, request) }))
      .filter(({ flaws }) => flaws.length > 0);

    expect(refused).toEqual([]);
  });
});

test.each(Object.entries(lenient))("Milvus accepts %s", (_, cases) => {
  const accepted = successes.filter(({ id }) => cases.test(id));

  expect(accepted.filter(({ path, request }) => flawsOf(path, request).length > 0)).not.toEqual([]);
});

test("an envelope with data is no error, whatever its code", () => {
  const [schema = ""] = exchanges
    .filter(({ id }) => id === "partitions/load/partition-not-found")
    .map((each) => each.schema);
  const error = { code: 200, message: "partition not found[partition=nope]" };

  expect(alternativesOf(schema, error)).toEqual(["PartitionNotFound"]);
  expect(alternativesOf(schema, { ...error, data: {} })).toEqual(["SuccessLegacy"]);
});

test("two envelopes in one body come only after a time-out", () => {
  expect(new Set(exchanges.filter(hasTwoEnvelopes).map(({ id }) => id))).toEqual(
    new Set(["partitions/load/timeout-0"]),
  );
});

/** The exchange that a line records, if an operation describes it. */
function exchangeOf(file: string, { id, request, response }: Recording): Exchange[] {
  const [path = ""] = String(request?.path).split("?");
  const [mediaType = ""] = String(response?.headers?.["content-type"]).split(";");
  const place = `#/paths/${escapeKey(path)}/post/responses/${response?.status}`;
  const { $ref } = Object(nodes.get(place));
  const schema = `${$ref ?? place}/content/${escapeKey(mediaType)}/schema`;
  if (request?.method !== "POST" || !nodes.has(schema)) return [];
  return [{ file, id, path, request: request.body ?? "", body: response?.body ?? "", schema }];
}

/** The alternatives of a schema, through each `oneOf` and reference, that a body is valid under, by their titles. */
function alternativesOf(schema: string, body: unknown): unknown[] {
  const { $ref, oneOf, title } = Object(nodes.get(schema));
  if ($ref) return alternativesOf($ref, body);
  if (oneOf) {
    const titles = Object.keys(oneOf).flatMap((index) => alternativesOf(`${schema}/oneOf/${index}`, body));
    return violations(schema, body).length === 0 || titles.length > 1 ? titles : [];
  }
  return violations(schema, body).length === 0 ? [title] : [];
}

function parseBody(body: string): unknown {
  return body.startsWith("{") ? JSON.parse(body) : body;
}

/** What is wrong with the body of a request to an operation. */
function flawsOf(path: string, body: string): string[] {
  try {
    return violations(`#/paths/${escapeKey(path)}/post/requestBody/content/application~1json/schema`, JSON.parse(body));
  } catch {
    return ["not JSON"];
  }
}

function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function unescapeKey(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
