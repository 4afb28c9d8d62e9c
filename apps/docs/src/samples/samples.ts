import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathPrefix } from "@milvus-rest/types";
import { type CodeSample, type OpenApiDocument, operationsOf, type PlacedOperation } from "../document.ts";
import { writeJavaScript, writeJson, writePython } from "./write-body.ts";

const folder = join(import.meta.dirname, "..", "..", "samples");

/** The name of a file of samples/. */
export type SampleFile =
  | "curl.sh"
  | "powershell.ps1"
  | "client.ts"
  | "fetch.js"
  | "python_urllib.py"
  | "python_requests.py"
  | "main.go"
  | "Sample.java"
  | "official_node.js"
  | "zilliz-cloud.sh";

/** What of an operation a sample needs. */
type SampleTarget = Pick<PlacedOperation, "operationId" | "path" | "requestBody">;

/** How a language is shown, and what its program has to say otherwise for another operation. */
interface Language {
  lang: string;
  label: string;
  /** The body of the request, as the program has it. */
  body: (value: unknown) => string;
  /** What calls the operation, by default its path. An operation without it has no sample in this language. */
  call?: (operation: SampleTarget) => string | undefined;
}

const inShell = (value: unknown) => writeJson(value).replaceAll("'", String.raw`'\''`);

/** The methods of the official client's `HttpClient`, by operation. One that is missing here has no sample for it. */
export const officialMethods: Readonly<Record<string, string>> = {
  listCollections: "listCollections",
  hasCollection: "hasCollection",
  describeCollection: "describeCollection",
  getCollectionStats: "getCollectionStatistics",
  getLoadState: "getCollectionLoadState",
  loadCollection: "loadCollection",
  refreshLoad: "refreshLoad",
  releaseCollection: "releaseCollection",
  createCollection: "createCollection",
  dropCollection: "dropCollection",
  listPartitions: "listPartitions",
  hasPartition: "hasPartition",
  loadPartitions: "loadPartitions",
  releasePartitions: "releasePartitions",
  listDatabases: "listDatabases",
};

/** The programs of samples/, in the order in which the page offers them. */
const languages: Record<SampleFile, Language> = {
  "curl.sh": { lang: "shell", label: "curl", body: inShell },
  "powershell.ps1": {
    lang: "powershell",
    label: "PowerShell",
    body: (value) => writeJson(value).replaceAll("'", "''"),
  },
  "client.ts": {
    lang: "typescript",
    label: "TypeScript",
    body: writeJavaScript,
    call: ({ path }) => `milvus.${methodOf(path)}(`,
  },
  "fetch.js": { lang: "javascript", label: "JavaScript", body: writeJavaScript },
  "python_urllib.py": { lang: "python", label: "Python", body: writePython },
  "python_requests.py": { lang: "python", label: "Python (requests)", body: writePython },
  "main.go": { lang: "go", label: "Go", body: writeJson },
  "Sample.java": { lang: "java", label: "Java", body: (value) => JSON.stringify(writeJson(value)) },
  "official_node.js": {
    lang: "javascript",
    label: "Official Node client",
    body: writeJavaScript,
    call: ({ operationId }) => officialMethods[operationId] && `client.${officialMethods[operationId]}(`,
  },
  "zilliz-cloud.sh": { lang: "shell", label: "curl (Zilliz Cloud)", body: inShell },
};

/** The names in the order in which the page offers them. */
export const sampleFiles = Object.keys(languages).filter((file): file is SampleFile => file in languages);

/** What the programs of samples/ do: the operation of the official page, with its example. */
const written: SampleTarget = {
  operationId: "releaseCollection",
  path: `${pathPrefix}collections/release`,
  requestBody: {
    content: { "application/json": { schema: {}, examples: { only: { value: { collectionName: "quick_setup" } } } } },
  },
};

/** A sample with the name of its file. */
export interface OperationSample extends CodeSample {
  file: SampleFile;
}

/** The samples of an operation: the programs of samples/ with its path, its method and its example in their place. */
export function samplesOf(operation: SampleTarget): OperationSample[] {
  return sampleFiles.flatMap((file) => {
    const { lang, label, body, call = pathOf } = languages[file];
    const [from, to] = [call(written), call(operation)];
    if (from === undefined || to === undefined) return [];
    const program = readFileSync(join(folder, file), "utf8");
    const source = replaceOnce(
      replaceOnce(program, from, to, file),
      body(exampleOf(written)),
      body(exampleOf(operation)),
      file,
    );
    return [{ lang, label, file, source }];
  });
}

const pathOf = ({ path }: SampleTarget) => path;

/** The samples of the operation of the official page, or else of the first one. */
export function typicalSamples(document: OpenApiDocument): OperationSample[] {
  const operations = operationsOf(document);
  const typical = operations.find(({ path }) => path === written.path) ?? operations[0];
  return typical ? samplesOf(typical) : [];
}

/** The example of an operation's body, as the document gives it first. */
export function exampleOf({ requestBody }: Pick<PlacedOperation, "requestBody">): unknown {
  const [example] = Object.values(requestBody?.content["application/json"]?.examples ?? {});
  return example?.value ?? {};
}

/** The client's method of a path: that of `collections/get_load_state` is `collections.getLoadState`. */
export function methodOf(path: string): string {
  const camelCase = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return path.replace(pathPrefix, "").split("/").map(camelCase).join(".");
}

function replaceOnce(text: string, from: string, to: string, file: string): string {
  const [before, after, ...more] = text.split(from);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`samples/${file} has to contain ${from} once, so that it can be adapted to other operations`);
  }
  // What takes several lines is indented as the line is on which it begins.
  const indent = /^[ \t]*/.exec(before.split("\n").at(-1) ?? "")?.[0] ?? "";
  return before + to.replaceAll("\n", `\n${indent}`) + after;
}
