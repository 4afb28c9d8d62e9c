import { releases } from "../../../packages/semantics/test/recordings.ts";
import { distinct, type Exchange, exchanges } from "../exchanges.ts";
import { type Json, type JsonObject, objectOf } from "../mutants.ts";
import { nodeAt, published, type Trial } from "../trial.ts";
import { bodyPointer, requests } from "./requests.ts";

/** A recorded value, and the pointer of the schema that describes it. */
interface Value {
  id: string;
  release: string;
  pointer: string;
  json: Json;
}

const bodies: Value[] = requests.map(({ id, release, path, json }) => ({
  id,
  release,
  pointer: bodyPointer(path),
  json,
}));
const successes: Value[] = exchanges.flatMap(({ id, release, got, pointer, response }: Exchange) =>
  got === "Success" && pointer !== undefined
    ? [{ id, release, pointer, json: JSON.parse(response.body.toString("utf8")) }]
    : [],
);
/** One value for each set of fields, with those that are not described: servers ignore unknown fields. */
const values = distinct([...bodies, ...successes], ({ pointer, json }) => `${pointer} ${keysOf(json)}`).map(
  (value) => ({
    ...value,
    unknown: undescribed(published, nodeAt(published, value.pointer), value.json).join(),
  }),
);

/** Every field that was recorded in a request or a success is described, but for those that servers ignore. */
export function fieldsAreDescribed({ document, affects }: Trial): string | undefined {
  for (const { id, pointer, json, unknown } of values.filter((value) => affects(value.pointer))) {
    const fields = undescribed(document, nodeAt(document, pointer), json).join();
    if (fields !== unknown) return `${pointer} does not describe ${fields} of ${id}`;
  }
  return undefined;
}

/** The pointers of the properties that successes had, each with the first release that was seen to have it. */
const firstSeen = new Map<string, string>();
for (const release of releases) {
  for (const { pointer, json } of successes.filter((success) => success.release === release)) {
    for (const property of propertiesIn(pointer, json)) if (!firstSeen.has(property)) firstSeen.set(property, release);
  }
}
const sinceIn = (document: JsonObject, pointer: string) => nodeAt(document, pointer)["x-milvus-since"] ?? releases[0];
const dated = [...firstSeen].filter(([pointer, release]) => sinceIn(published, pointer) === release);

/** A field of a success comes since the release that was the first to send it. */
export function sinceHolds({ document }: Trial): string | undefined {
  const [pointer] = dated.find(([property, release]) => sinceIn(document, property) !== release) ?? [];
  return pointer && `${pointer} comes since ${sinceIn(document, pointer)}, not ${firstSeen.get(pointer)}`;
}

/** The pointers of the properties of the published document that describe the fields of a value. */
function propertiesIn(pointer: string, value: Json): string[] {
  const { $ref } = nodeAt(published, pointer);
  if (typeof $ref === "string") return propertiesIn($ref, value);
  if (Array.isArray(value)) return value.flatMap((item) => propertiesIn(`${pointer}/items`, item));
  return Object.entries(objectOf(value)).flatMap(([name, member]) => {
    const property = `${pointer}/properties/${name}`;
    return [property, ...propertiesIn(property, member)];
  });
}

/** The fields of a value that a schema does not describe, each with the names of those around it. */
function undescribed(document: JsonObject, schema: JsonObject, value: Json, around = ""): string[] {
  const { $ref, properties, items, additionalProperties } = schema;
  if (typeof $ref === "string") return undescribed(document, nodeAt(document, $ref), value, around);
  if (Array.isArray(value)) {
    if (items === undefined && value.length > 0) return [`${around}[]`];
    return value.flatMap((item) => undescribed(document, objectOf(items), item, `${around}[]`));
  }
  if (additionalProperties === true) return [];
  return Object.entries(objectOf(value)).flatMap(([name, member]) => {
    const property = objectOf(properties)[name];
    const place = `${around}.${name}`;
    return property === undefined ? [place] : undescribed(document, objectOf(property), member, place);
  });
}

function keysOf(value: Json): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(keysOf))]}]`;
  return Object.entries(objectOf(value))
    .map(([key, member]) => `${key}{${keysOf(member)}}`)
    .join();
}
