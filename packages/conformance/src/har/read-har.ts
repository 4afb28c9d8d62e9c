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
  const start = bytes.toString("latin1", 0, 4);
  const format = formats.find(({ starts }) => starts.some((each) => start.startsWith(each)));
  if (format) throw new UsageError(`${file} is ${format.name}. ${format.remedy}`);
  const har = parseJson(bytes.toString("utf8").replace(/^\ufeff/, ""), file);
  const entries = property(property(har, "log"), "entries");
  if (!Array.isArray(entries)) throw new UsageError(`${file} has no list at log.entries. ${remedy}`);
  return { file, entries };
}

/** Files that are a HAR once something has been done to them. */
const formats = [
  { name: "compressed with gzip", starts: ["\x1f\x8b"], remedy: "Unpack it first: gunzip FILE" },
  { name: "a zip archive", starts: ["PK\x03\x04"], remedy: "Unpack it first, and give the .har file in it" },
  { name: "written in UTF-16", starts: ["\xff\xfe", "\xfe\xff", "{\0", "\0{"], remedy: "Save it as UTF-8" },
];

const remedy = "Give a HAR 1.2, as exported by a browser's network panel, mitmproxy or Playwright";

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8 quotes the file around the place: a secret may be in it.
    const reason = String(error)
      .replace(/^SyntaxError: /, "")
      .replace(/(?<=^Unexpected token '.{1,2}'), .*$/su, "");
    throw new UsageError(`${file} is not JSON: ${reason}. ${remedy}`);
  }
}

/** A property of what may be anything. */
export function property(value: unknown, key: string): unknown {
  return Reflect.get(Object(value), key);
}

/** A property that is a text. */
export function textAt(value: unknown, key: string): string | undefined {
  const found = property(value, key);
  return typeof found === "string" ? found : undefined;
}

/** A property that is a number, also where it was written as a text. */
export function numberAt(value: unknown, key: string): number | undefined {
  const found = property(value, key);
  const number = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
