import { type OpenApi, type Operation, resolve, type Schema } from "../spec.ts";
import { banner, renderTable } from "./banner.ts";

type Table = { [key: string]: Table | Entry };

interface Entry {
  id: string;
  method: string;
  path: string;
  idempotent: boolean;
  /** Whether the request has the field `dbName`. */
  dbName: boolean;
}

const pathPrefix = "/v2/vectordb/";

/** Groups the operations as their paths are: /v2/vectordb/collections/get_load_state → collections.getLoadState. */
export function renderOperations(openapi: OpenApi): string {
  const table: Table = {};
  for (const [path, methods] of Object.entries(openapi.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      insert(table, namesOf(path), {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        idempotent: operation["x-milvus-idempotent"],
        dbName: takesDbName(operation),
      });
    }
  }
  return (
    banner +
    addDocs(renderTable("operationTable", "Every operation of the spec, grouped as its path is.", table), openapi) +
    "\n" +
    renderTable("pathPrefix", "What every path starts with.", pathPrefix) +
    "\n/** The operations, grouped as their paths are. */\nexport type OperationTable = typeof operationTable;\n"
  );
}

function takesDbName({ requestBody }: Operation): boolean {
  return "dbName" in (resolve<Schema>(requestBody.content["application/json"].schema).properties ?? {});
}

function namesOf(path: string): string[] {
  if (!path.startsWith(pathPrefix))
    throw new Error(`spec/openapi.yaml: the path ${path} does not start with ${pathPrefix}`);
  return path.slice(pathPrefix.length).split("/").map(camelCase);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function insert(table: Table, [name, ...rest]: string[], entry: Entry): void {
  if (name === undefined) return;
  if (rest.length === 0) {
    table[name] = entry;
    return;
  }
  table[name] ??= {};
  insert(table[name] as Table, rest, entry);
}

/** Puts each operation's description above it, where editors find it and show it with the client's method. */
function addDocs(source: string, openapi: OpenApi): string {
  return Object.values(openapi.paths)
    .flatMap((methods) => Object.values(methods))
    .reduce((text, { operationId, summary, description }) => {
      const entry = new RegExp(`^( *)(?="\\w+": \\{\\n *"id": "${operationId}")`, "m");
      return text.replace(entry, (indent) => docOf(`${summary}.\n\n${description}`, indent) + indent);
    }, source);
}

function docOf(text: string, indent: string): string {
  const lines = text.trim().replaceAll("*/", "*\\/").split("\n");
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`, ""].join("\n");
}
