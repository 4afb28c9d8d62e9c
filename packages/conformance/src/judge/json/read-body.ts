import type { Profile } from "@milvus-rest/types";
import type { Schema } from "../../spec/document.ts";
import { extentOf } from "./extent.ts";
import { elementsOf, membersOf } from "./members.ts";

/** What a server makes of a body. */
export interface ReadBody {
  /** Whether the server takes it; undefined where releases of the profile may differ. */
  isValid: boolean | undefined;
  /** Whether there is nothing but blanks. */
  isAbsent: boolean;
  /** The known fields that were given something but `null`, by the spec's spelling. */
  fields: ReadonlyMap<string, unknown>;
}

const none: ReadonlyMap<string, unknown> = new Map();
const invalid: ReadBody = { isValid: false, isAbsent: false, fields: none };

/**
 * Reads a body as Go's decoders do: the first value only, keys in any letter case, the last of several keys counts but
 * a `null` leaves what was there, and one value of the wrong type spoils it all.
 */
export function readBody(text: string, schema: Schema, profile: Profile): ReadBody {
  const start = text.search(/[^ \t\r\n]/);
  if (start < 0) return { ...invalid, isAbsent: true };
  if (text.startsWith("null", start)) return { isValid: true, isAbsent: false, fields: none };
  if (text[start] !== "{") return invalid;
  const extent = extentOf(text, start);
  const isFollowed = followsTo(extent?.depth ?? Number.POSITIVE_INFINITY, profile);
  if (!extent || isFollowed === false) return invalid;
  const object = text.slice(start, extent.end);
  if (!isWellFormed(object)) return invalid;
  const fields = new Map<string, unknown>();
  const fits = readFields(object, schema, fields);
  return { isValid: fits ? isFollowed : false, isAbsent: false, fields };
}

/** sonic counts the levels below a field that it skips, so that its limit is not met to the level. */
const blur = { "encoding/json": 0, sonic: 4 };

function followsTo(depth: number, { jsonDepth, jsonDecoder }: Profile): boolean | undefined {
  if (depth <= jsonDepth) return true;
  return depth <= jsonDepth + blur[jsonDecoder] ? undefined : false;
}

function isWellFormed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Collects the fields of an object; the answer is whether every value is of its type. */
function readFields(object: string, schema: Schema, fields: Map<string, unknown>): boolean {
  const known = Object.entries(schema.properties ?? {});
  let fits = true;
  for (const { key, value } of membersOf(object)) {
    const [name, type] = known.find(([each]) => each === key) ?? known.find(([each]) => isSameKey(each, key)) ?? [];
    if (name === undefined || type === undefined || value === "null") continue;
    fits = isOfType(value, type) && fits;
    fields.set(name, withoutSurrogates(JSON.parse(value)));
  }
  return fits;
}

/** Go compares keys by Unicode's simple case folding, which is what the flags `iu` mean. */
function isSameKey(known: string, key: string): boolean {
  return new RegExp(`^${known.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`, "iu").test(key);
}

/** A lone surrogate becomes U+FFFD. */
function withoutSurrogates(value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}

const kinds: Record<string, (text: string, schema: Schema) => boolean> = {
  string: (text) => text.startsWith('"'),
  boolean: (text) => text === "true" || text === "false",
  number: (text) => /^[-0-9]/.test(text),
  integer: (text) => /^-?[0-9]+$/.test(text),
  array: (text, { items = {} }) =>
    text.startsWith("[") && [...elementsOf(text)].every((element) => isOfType(element, items)),
  object: (text, schema) => text.startsWith("{") && readFields(text, schema, new Map()),
};

/** Whether a value is of the type behind the schema; `null` always is, as nothing said. */
function isOfType(text: string, schema: Schema): boolean {
  const types = [schema.type ?? []].flat().filter((type) => type !== "null");
  return text === "null" || types.length === 0 || types.some((type) => kinds[type]?.(text, schema) ?? true);
}
