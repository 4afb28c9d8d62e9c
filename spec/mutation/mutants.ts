/** The document with one keyword changed. */
export interface Mutant {
  /** Where, as a JSON pointer, and what: `#/components/schemas/CollectionName/maxLength: now 254`. */
  name: string;
  /** The keys that lead to the keyword. */
  path: readonly string[];
  document: JsonObject;
}

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** The new value of a keyword (`undefined` removes it), and its description for the name of the mutant. */
interface Change {
  to: Json | undefined;
  description: string;
}

/** The changes of each keyword that has a meaning. Text for readers (description, remedy) has none. */
const changes: Record<string, (value: Json, node: JsonObject) => Change[]> = {
  required: (value) => (typeof value === "boolean" ? [to(!value)] : withoutEach(value)),
  type: (value) => (Array.isArray(value) ? withoutEach(value) : [to(value === "string" ? "integer" : "string")]),
  const: (value) => [to(another(value))],
  enum: withoutEach,
  pattern: () => [absent, to("^(?!)")],
  not: () => [absent],
  minimum: otherLimits,
  maximum: otherLimits,
  minLength: otherLimits,
  maxLength: otherLimits,
  minItems: otherLimits,
  default: (value) => [to(another(value))],
  additionalProperties: () => [to(false)],
  oneOf: withoutEach,
  items: () => [absent],
  // The name of an error. Any other title is a heading.
  title: (value, node) => ("x-milvus-error" in node ? [to(another(value))] : []),
  properties: withoutEach,
  examples: (value) => (Array.isArray(value) ? [to([{}])] : eachReplaced(value)),
  example: () => [to([])],
  headers: withoutEach,
  content: withoutEach,
  responses: withoutEach,
  parameters: withoutEach,
  name: (value) => [to(another(value))],
  in: () => [to("query")],
  security: withoutEach,
  scheme: (value) => [to(another(value))],
  "x-milvus-idempotent": (value) => [to(!value)],
  "x-milvus-non-destructive": (value) => [to(!value)],
  "x-milvus-since": (value) => [absent, to(value === "3.0" ? "2.6" : "3.0")],
  "x-milvus-privilege": (value) =>
    typeof value === "string" ? [absent, to(another(value))] : [...withoutEach(value), ...eachOf(value, privileges)],
  "x-milvus-limit": (value) => [absent, to(value === "DDLCollection" ? "DDLPartition" : "DDLCollection")],
  "x-milvus-effect": (value) => [absent, to(value === "drop" ? "load" : "drop")],
  "x-milvus-steps": withoutEachStep,
  outcome: (value) => [to(value === "Success" || value === "skipped" ? "UnexpectedError" : "Success")],
  message: (value) => [to(another(value))],
  "x-milvus-resource": (value) => [absent, to(value === "collection" ? "newCollection" : "collection")],
  "x-milvus-go-type": (value) => [to(another(value))],
  "x-milvus-sent-when": () => [absent],
  "x-milvus-error": () => [absent],
  retryable: (value) => [to(!value)],
};

const privileges = (value: Json) => [value === null ? "Load" : `${value}x`];

/** The steps, each time without one, or without one of its profiles. */
function withoutEachStep(steps: Json): Change[] {
  const profiles = entriesOf(steps).flatMap(([step, byProfile]) =>
    withoutEach(byProfile).map(({ to: rest, description }) => ({
      to: { ...objectOf(steps), [step]: rest ?? null },
      description: `${step} ${description}`,
    })),
  );
  return [...withoutEach(steps), ...profiles];
}

/** Values whose keys are not keywords: data, and texts. */
const opaque = new Set([
  "const",
  "default",
  "enum",
  "examples",
  "example",
  "x-milvus-sent-when",
  "x-milvus-privilege",
  "servers",
  "info",
  "tags",
]);
/** Maps from names to nodes. */
const maps = new Set([
  "properties",
  "headers",
  "content",
  "responses",
  "paths",
  "schemas",
  "securitySchemes",
  "x-milvus-steps",
]);

/** Every mutant of a document, from the outside in. They share what is not changed. */
export function mutantsOf(document: JsonObject): Mutant[] {
  return [...placesIn(document, [])].map(({ path, change }) => ({
    name: `#/${path.map(escapeKey).join("/")}: ${change.description}`,
    path,
    document: objectOf(replaced(document, path, change.to)),
  }));
}

interface Place {
  path: string[];
  change: Change;
}

function* placesIn(node: Json, path: string[], isMap = path.length === 1): Generator<Place> {
  if (node === null || typeof node !== "object") return;
  for (const [key, value] of Object.entries(node)) {
    const place = [...path, key];
    if (!isMap && !Array.isArray(node)) {
      for (const change of changes[key]?.(value, node) ?? []) yield { path: place, change };
      if (opaque.has(key)) continue;
    }
    yield* placesIn(value, place, isMap ? path.at(-1) === "x-milvus-steps" : maps.has(key));
  }
}

const absent: Change = { to: undefined, description: "absent" };

function to(value: Json): Change {
  return { to: value, description: `now ${JSON.stringify(value)}` };
}

function another(value: Json): Json {
  if (typeof value === "boolean") return !value;
  return typeof value === "number" ? value + 1 : `${value}x`;
}

function otherLimits(value: Json): Change[] {
  return [absent, to(Number(value) - 1), to(Number(value) + 1)];
}

/** A list or a map, each time without one member. */
function withoutEach(value: Json): Change[] {
  if (Array.isArray(value)) {
    return value.map((member, index) => ({ to: value.toSpliced(index, 1), description: `without ${excerpt(member)}` }));
  }
  return entriesOf(value).map(([key]) => {
    const { [key]: _, ...rest } = objectOf(value);
    return { to: rest, description: `without ${key}` };
  });
}

/** A map, each time with one member changed. */
function eachOf(value: Json, change: (member: Json) => Json[]): Change[] {
  return entriesOf(value).flatMap(([key, member]) =>
    change(member).map((changed) => ({
      to: { ...objectOf(value), [key]: changed },
      description: `${key} now ${JSON.stringify(changed)}`,
    })),
  );
}

/** Named examples, each time with one of another value. */
const eachReplaced = (value: Json) => eachOf(value, () => [{ value: [] }]);

function replaced(node: Json, [key, ...rest]: string[], value: Json | undefined): Json {
  if (key === undefined) return value ?? null;
  if (Array.isArray(node))
    return node.map((each, index) => (String(index) === key ? replaced(each, rest, value) : each));
  const isRemoval = rest.length === 0 && value === undefined;
  return Object.fromEntries(
    entriesOf(node).flatMap(([name, each]) => {
      if (name !== key) return [[name, each]];
      return isRemoval ? [] : [[name, replaced(each, rest, value)]];
    }),
  );
}

function excerpt(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The members of an object; none of anything else. */
export function objectOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

const entriesOf = (value: Json) => Object.entries(objectOf(value));

export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
