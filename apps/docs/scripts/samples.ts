import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeSample } from "./document.ts";

const folder = join(import.meta.dirname, "..", "samples");

const languages = {
  "curl.sh": { lang: "shell", label: "curl" },
  "client.ts": { lang: "typescript", label: "TypeScript" },
  "fetch.js": { lang: "javascript", label: "JavaScript" },
};

/** The samples of an operation: the files of samples/<operationId>/, which test/samples.test.ts runs. */
export function readSamples(operationId: string): CodeSample[] {
  return Object.entries(languages).flatMap(([file, language]) => {
    const path = join(folder, operationId, file);
    return existsSync(path) ? [{ ...language, source: readFileSync(path, "utf8") }] : [];
  });
}
