import { dirname, join } from "node:path";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import ts from "typescript";
import { describe, expect, test } from "vitest";

const packageFolder = dirname(import.meta.dirname);
const file = join(packageFolder, "test", "hovered.ts");
const program = `
import type { paths } from "../src/index.ts";

type Release = paths["/v2/vectordb/collections/release"]["post"];
const body: Release["requestBody"]["content"]["application/json"] = { collectionName: "a", dbName: "b", partitionNames: [] };
const headers: Release["parameters"]["header"] = { "Request-Timeout": 30, "DB-Name": "b" };
`;
const service = ts.createLanguageService(hostOf(file, program));
const { CollectionName } = openapi.components.schemas;
const { RequestTimeout } = openapi.components.parameters;

describe("an editor shows, for a field of the request,", () => {
  test.each([
    ["collectionName", `at most ${CollectionName.maxLength} bytes`],
    ["dbName", "else `default`"],
    ["partitionNames", "Its type is checked, then it is ignored"],
    ["Request-Timeout", `without this header, ${RequestTimeout.schema.default}`],
    ["DB-Name", "when the body's `dbName` is absent"],
  ])("the values of %s, and what happens without it", (name, words) => {
    expect(hover(name)).toContain(words);
  });
});

/** The documentation that an editor shows for a property. */
function hover(name: string): string {
  const info = service.getQuickInfoAtPosition(file, program.search(new RegExp(`["' ]${name}"?: `)) + 1);
  return [info?.documentation, ...(info?.tags ?? []).map(({ text }) => text)].map(ts.displayPartsToString).join("\n");
}

/** The files of the compiler: this one from memory, all others from the disk. */
function hostOf(name: string, text: string): ts.LanguageServiceHost {
  const read = (path: string) => (path === name ? text : ts.sys.readFile(path));
  return {
    getScriptFileNames: () => [name],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const source = read(path);
      return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
    },
    getCurrentDirectory: () => packageFolder,
    getCompilationSettings: () => ({
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      module: ts.ModuleKind.NodeNext,
    }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === name || ts.sys.fileExists(path),
    readFile: read,
  };
}
