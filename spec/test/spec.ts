import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import openapiJson from "../dist/openapi.json" with { type: "json" };
import profilesJson from "../dist/profiles.json" with { type: "json" };

export const folder = join(import.meta.dirname, "..");

/** The bundled document, typed as JSON. */
export const openapi: Json = openapiJson;
export const profiles = profilesJson;

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The part of a line of a file of recordings that these tests read. */
export interface Recording {
  id: string;
  note: string;
  request: { method: string; path: string; body?: string | null };
  response: { status: number | null; headers?: Record<string, string | string[]>; body?: string | null } | null;
}

/** The part of a recorded response that these tests read. */
export interface RecordedResponse {
  status: number | null;
  body: string;
}

/** The responses of a line: its own, or those of a summary of many runs, such as `49 x (408, 'timeout')`. */
export function responsesOf({ response, note }: Recording): RecordedResponse[] {
  if (response) return [{ status: response.status, body: response.body ?? "" }];
  return [...note.matchAll(/\((\d+), '(.*?)'\)/g)].map(([, status, body = ""]) => ({ status: Number(status), body }));
}

/** The folders of recordings. Each has one file for each release. */
const sets = ["recordings", "recordings/memory"];

/** The recorded exchanges of every release, of all folders, by file. */
export function readRecordings(): Map<string, Recording[]> {
  const files = Object.values(profiles.profiles).map(({ recordings }) => recordings);
  return new Map(files.map((file) => [file, sets.flatMap((set) => readLines(join(folder, set, file)))]));
}

function readLines(path: string): Recording[] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** A node of the document with its JSON pointer. */
export interface Located {
  pointer: string;
  node: { [key: string]: Json };
}

/** Every object of a document, from the outside in. */
export function* objectsOf(node: Json, pointer = "#"): Generator<Located> {
  if (node === null || typeof node !== "object") return;
  if (!Array.isArray(node)) yield { pointer, node };
  for (const [key, child] of Object.entries(node)) {
    yield* objectsOf(child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { int32: true, int64: true } });
ajv.addSchema(openapiJson, "openapi");

/** The errors of a value under the schema at a pointer. */
export function violations(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(`openapi${pointer}`);
  if (!validate) throw new Error(`no schema at ${pointer}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${pointer}${instancePath}: ${message}`);
}
