import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { operationTable } from "@milvus-rest/types";
import { bundle } from "./bundle.ts";

/** What an application writes to send one request. */
const users = {
  "@milvus-rest/client": `export { createClient, MilvusError, MilvusApiError, MilvusConnectionError, MilvusResponseError, MilvusTimeoutError } from "@milvus-rest/client";`,
  "openapi-fetch": `export { default } from "openapi-fetch";`,
  ky: `export { default } from "ky";`,
  ofetch: `export { ofetch } from "ofetch";`,
  axios: `export { default } from "axios";`,
};

/** What the client imports of the tables that are generated from the spec: they grow with it. */
const tables = `export { errorTable, operationTable, pathPrefix, successCodes } from "@milvus-rest/types";`;

/** Bytes of each, with all it imports, bundled for browsers, minified and compressed by gzip. */
export function measureSizes(): Promise<Record<string, number>> {
  return measureSources(users);
}

async function measureSources(sources: Record<string, string>): Promise<Record<string, number>> {
  // Within the package, so that the names are found.
  const folder = mkdtempSync(join(import.meta.dirname, "../node_modules/.size-"));
  try {
    return Object.fromEntries(await Promise.all(Object.entries(sources).map(measure)));
  } finally {
    rmSync(folder, { recursive: true });
  }

  async function measure([name, source]: [string, string], index: number): Promise<[string, number]> {
    const file = join(folder, `${index}.js`);
    writeFileSync(file, source);
    return [name, gzipSync(await bundle(file), { level: 9 }).length];
  }
}

/** Bytes of the client's own code: without openapi-fetch and the generated tables. */
export async function measureOwnCode(): Promise<number> {
  const [client = 0, openapiFetch = 0, generated = 0] = await measureEach(
    users["@milvus-rest/client"],
    users["openapi-fetch"],
    tables,
  );
  return client - openapiFetch - generated;
}

/** Bytes that an application ships on top if it waits for load states. */
export async function measureWait(): Promise<number> {
  const client = users["@milvus-rest/client"];
  const [without = 0, both = 0] = await measureEach(client, client.replace("{", "{ waitForLoadState,"));
  return both - without;
}

/** Bytes of the generated tables, and how many operations they hold. */
export async function measureTables(): Promise<{ bytes: number; operations: number }> {
  const [bytes = Number.NaN] = await measureEach(tables);
  return { bytes, operations: Object.values(operationTable).flatMap(Object.keys).length };
}

async function measureEach(...sources: string[]): Promise<number[]> {
  return Object.values(await measureSources(Object.fromEntries(sources.map((source, at) => [`source ${at}`, source]))));
}

/** The table of the README. */
export async function sizeTable(): Promise<string> {
  const sizes = await measureSizes();
  const rows = Object.entries(sizes).map(([name, bytes]) => `| \`${name}\` | ${(bytes / 1000).toFixed(1)} kB |`);
  return ["| with all it imports, minified, gzip | |", "| --- | --- |", ...rows].join("\n");
}
