import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeSample } from "./document.ts";

const folder = join(import.meta.dirname, "..", "samples");

/** What a sample may be, in the order in which the page offers them. */
const languages = {
  "curl.sh": { lang: "shell", label: "curl" },
  "client.ts": { lang: "typescript", label: "TypeScript" },
  "fetch.js": { lang: "javascript", label: "JavaScript" },
  "zilliz-cloud.sh": { lang: "shell", label: "curl, Zilliz Cloud" },
};

/** The name of a file of samples/<operationId>/. */
export type SampleFile = keyof typeof languages;

const fileNames = Object.keys(languages) as SampleFile[];

/** The samples of an operation: the files of samples/<operationId>/, which test/samples.test.ts runs. */
export function readSamples(operationId: string): CodeSample[] {
  return fileNames.flatMap((file) => readSample(operationId, file) ?? []);
}

/** One of the samples of an operation, where it has this one. */
export function readSample(operationId: string, file: SampleFile): CodeSample | undefined {
  const path = join(folder, operationId, file);
  return existsSync(path) ? { ...languages[file], source: readFileSync(path, "utf8") } : undefined;
}
