import { readFile } from "node:fs/promises";
import { UsageError } from "../errors.ts";

/** Recorded traffic. */
export interface Har {
  /** Where it comes from, as errors and reports name it. */
  file: string;
  /** `log.entries`. What is in an entry is looked at when it is judged: one that is odd is skipped, with the reason. */
  entries: readonly unknown[];
}

/**
 * Reads a HAR 1.2, as browsers, mitmproxy and Playwright export it.
 *
 * @param file path of the file.
 * @throws {UsageError} where it cannot be read or is not a HAR; the message names the place in it.
 */
export async function readHar(file: string): Promise<Har> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new UsageError(`the HAR cannot be read: ${error.message}`);
  });
  const kind = formats.find(([, start]) => start.equals(bytes.subarray(0, start.length)));
  if (kind) throw new UsageError(`${file} is ${kind[0]}. ${kind[2]}`);
  const har = parseJson(bytes.toString("utf8").replace(/^\ufeff/, ""), file);
  const log = property(har, "log");
  const entries = property(log, "entries");
  if (Array.isArray(entries)) return { file, entries };
  const fault = isRecord(har)
    ? isRecord(log)
      ? explain("log.entries", "a list", entries)
      : explain("log", "an object", log)
    : explain("the HAR", "an object", har);
  throw new UsageError(`${file}: ${fault}. ${remedy}`);
}

/** Files that are a HAR once something has been done to them, by their first bytes. */
const formats: readonly (readonly [name: string, start: Buffer, remedy: string])[] = [
  ["compressed with gzip", Buffer.from([0x1f, 0x8b]), "Unpack it first: gunzip FILE"],
  ["a zip archive", Buffer.from("PK\u0003\u0004"), "Unpack it first, and give the .har file in it"],
  ["compressed with zstd", Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), "Unpack it first: unzstd FILE"],
  ["written in UTF-16", Buffer.from([0xff, 0xfe]), "Save it as UTF-8: iconv -f UTF-16 -t UTF-8 FILE"],
  ["written in UTF-16", Buffer.from([0xfe, 0xff]), "Save it as UTF-8: iconv -f UTF-16 -t UTF-8 FILE"],
  ["written in UTF-16", Buffer.from("{\0"), "Save it as UTF-8: iconv -f UTF-16LE -t UTF-8 FILE"],
  ["written in UTF-16", Buffer.from("\0{"), "Save it as UTF-8: iconv -f UTF-16BE -t UTF-8 FILE"],
];

const remedy = "Give a HAR 1.2, as exported by a browser's network panel, mitmproxy or Playwright";

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(quoted, "") : error;
    throw new UsageError(`${file} is not JSON: ${reason}. ${remedy}`);
  }
}

/** V8 quotes the file around the place: a secret may be in it. */
const quoted = /(?<=^Unexpected token '.{1,2}'), .*$/su;

function explain(place: string, expected: string, value: unknown): string {
  if (value === undefined) return `${place} is missing`;
  const type = value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
  return `expected ${place} to be ${expected}, got ${type.replace("a object", "an object")}`;
}

const isRecord = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A property of what may be anything. */
export function property(value: unknown, key: string): unknown {
  return Reflect.get(Object(value), key);
}
