import { readFile } from "node:fs/promises";
import { UsageError } from "../run/options.ts";
import { explainFlaw } from "./flaw.ts";
import { type HarEntry, isHarFile } from "./har-file.ts";

/** Recorded traffic. */
export interface Har {
  /** Where it comes from, as errors and reports name it. */
  file: string;
  entries: readonly HarEntry[];
}

/**
 * Reads a HAR 1.2, as browsers, mitmproxy and Playwright export it.
 *
 * @param file path of the file.
 * @throws {UsageError} where it cannot be read or is no HAR; the message names the place in it.
 */
export async function readHar(file: string): Promise<Har> {
  return parseHar(await readText(file), file);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(`the HAR cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function parseHar(text: string, file: string): Har {
  const har = parseJson(text.replace(/^\ufeff/, ""), file);
  if (!isHarFile(har)) throw new UsageError(`${file}: ${explainFlaw(isHarFile.errors?.[0], har)}. ${remedy}`);
  return { file, entries: har.log.entries };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(quoted, "") : error;
    throw new UsageError(`${file} is not JSON: ${reason}. ${remedy}`);
  }
}

/** What V8 quotes of the file around the place: a secret may stand there. */
const quoted = /(?<=^Unexpected token '.{1,2}'), .*$/su;

const remedy = "Give a HAR 1.2, as exported by a browser's network panel, mitmproxy or Playwright";
