import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CodeSample, type OpenApiDocument, operationsOf } from "./document.ts";

const folder = join(import.meta.dirname, "..", "samples");

/** The files that samples/<operationId>/ may have, in the order in which the page offers them. */
const languages = {
  "curl.sh": { lang: "shell", label: "curl" },
  "powershell.ps1": { lang: "powershell", label: "PowerShell" },
  "client.ts": { lang: "typescript", label: "TypeScript" },
  "fetch.js": { lang: "javascript", label: "JavaScript" },
  "python_urllib.py": { lang: "python", label: "Python" },
  "python_requests.py": { lang: "python", label: "Python (requests)" },
  "main.go": { lang: "go", label: "Go" },
  "Sample.java": { lang: "java", label: "Java" },
  "official_node.js": { lang: "javascript", label: "Official Node client" },
  "zilliz-cloud.sh": { lang: "shell", label: "curl (Zilliz Cloud)" },
};

/** The name of a file of samples/<operationId>/. */
export type SampleFile = keyof typeof languages;

/** The names in their order. */
export const sampleFiles = Object.keys(languages).filter((file): file is SampleFile => file in languages);

/** The samples of an operation: the files of samples/<operationId>/, which the tests run. */
export function readSamples(operationId: string): CodeSample[] {
  return sampleFiles.flatMap((file) => readSample(operationId, file) ?? []);
}

/** The operation that the first pages show: the one of the official example, or else the first that has the sample. */
export function typicalSample(
  document: OpenApiDocument,
  file: SampleFile,
): (CodeSample & { operationId: string }) | undefined {
  const samples = operationsOf(document).flatMap(({ operationId }) => {
    const sample = readSample(operationId, file);
    return sample ? [{ ...sample, operationId }] : [];
  });
  return samples.find(({ operationId }) => operationId === "releaseCollection") ?? samples[0];
}

/** One of the samples of an operation, where it has this one. */
function readSample(operationId: string, file: SampleFile): CodeSample | undefined {
  const path = join(folder, operationId, file);
  return existsSync(path) ? { ...languages[file], source: readFileSync(path, "utf8") } : undefined;
}
