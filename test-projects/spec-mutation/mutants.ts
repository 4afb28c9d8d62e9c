/** The document with one keyword changed. */
export interface Mutant {
  /** Where, as a JSON pointer, and what: `#/components/schemas/CollectionName/maxLength: 255 → 254`. */
  name: string;
  document: Json;
}

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** What takes the place of a keyword's value (`undefined` leaves the keyword out), and how that is told. */
interface Change {
  to: Json | undefined;
  told: string;
}

/** The changes of each keyword that means something. What is text for readers (description, remedy) does not. */
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
  default: (value) => [to(another(value))],
  oneOf: withoutEach,
  items: () => [absent],
  // The name of an error; any other title is a heading.
  title: (value, node) => ("x-milvus-error" in node ? [to(another(value))] : []),
  properties: withoutEach,
  examples: (value) => (Array.isArray(value) ? [to([{}])] : eachSpoiled(value)),
  example: () => [to([])],
  headers: withoutEach,
  content: withoutEach,
  responses: withoutEach,
  parameters: withoutEach,
  name: (value) => [to(another(value))],
  in: () => [to("query")],
  security: withoutEach,
  scheme: (value) => [to(another(value))],
  operationId: (value) => [to(another(value))],
  "x-milvus-idempotent": (value) => [to(!value)],
  "x-milvus-non-destructive": (value) => [to(!value)],
  "x-milvus-privilege": (value) => [to(another(value))],
  "x-milvus-resource": () => [absent],
  "x-milvus-go-type": (value) => [to(another(value))],
  "x-milvus-sent-when": () => [absent],
  "x-milvus-error": () => [absent],
  retryable: (value) => [to(!value)],
};

/** Values in which a key is not a keyword: data, and texts. */
const opaque = new Set([
  "const",
  "default",
  "enum",
  "examples",
  "example",
  "x-milvus-sent-when",
  "servers",
  "info",
  "tags",
]);
/** Maps from names of somebody's choice to nodes. */
const maps = new Set(["properties", "headers", "content", "responses", "paths", "schemas", "securitySchemes"]);

/** Every mutant of a document, from the outside in. */
export function mutantsOf(document: JsonObject): Mutant[] {
  // Prism resolves the references of the document it is given in place; what the mutants share must not be that one.
  const own = structuredClone(document);
  return [...placesIn(own, [])].map(({ path, change }) => ({
    name: `#/${path.join("/")}: ${change.told}`,
    document: replaced(own, path, change.to),
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
    yield* placesIn(value, place, !isMap && maps.has(key));
  }
}

const absent: Change = { to: undefined, told: "absent" };

function to(value: Json): Change {
  return { to: value, told: `now ${JSON.stringify(value)}` };
}

function another(value: Json): Json {
  return typeof value === "number" ? value + 1 : `${value}x`;
}

function otherLimits(value: Json): Change[] {
  return [absent, to(Number(value) - 1), to(Number(value) + 1)];
}

/** A list or a map, each time without one member. */
function withoutEach(value: Json): Change[] {
  if (Array.isArray(value)) {
    return value.map((member, index) => ({ to: value.toSpliced(index, 1), told: `without ${excerpt(member)}` }));
  }
  return Object.keys(Object(value)).map((key) => {
    const { [key]: _, ...rest } = Object(value);
    return { to: rest, told: `without ${key}` };
  });
}

/** Named examples, each time with one of another value. */
function eachSpoiled(value: Json): Change[] {
  return Object.keys(Object(value)).map((key) => ({
    to: { ...Object(value), [key]: { value: [] } },
    told: `with another value of ${key}`,
  }));
}

function replaced(node: Json, [key, ...rest]: string[], value: Json | undefined): Json {
  if (key === undefined) return value ?? null;
  if (Array.isArray(node))
    return node.map((each, index) => (String(index) === key ? replaced(each, rest, value) : each));
  const entries = Object.entries(Object(node) as JsonObject);
  const isRemoval = rest.length === 0 && value === undefined;
  return Object.fromEntries(
    entries.flatMap(([name, each]) => {
      if (name !== key) return [[name, each]];
      return isRemoval ? [] : [[name, replaced(each, rest, value)]];
    }),
  );
}

function excerpt(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
