import { type OpenApi, type Operation, resolve } from "../spec.ts";
import { banner, renderTable } from "./banner.ts";

/** Operations, and groups of them, by name. */
type Group = Map<string, Group | { doc: string; entry: object }>;

const pathPrefix = "/v2/vectordb/";

/** Groups the operations as their paths are: /v2/vectordb/collections/get_load_state → collections.getLoadState. */
export function renderOperations(openapi: OpenApi): string {
  const root: Group = new Map();
  for (const [path, methods] of Object.entries(openapi.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const { operationId: id, summary, description, "x-milvus-idempotent": idempotent } = operation;
      add(root, namesOf(path), {
        doc: `${summary}.\n\n${description}`,
        entry: { id, method: method.toUpperCase(), path, idempotent, dbName: takesDbName(openapi, operation) },
      });
    }
  }
  return [
    banner,
    "/** Every operation of the spec, grouped as its path is. */\n",
    `export const operationTable = ${renderGroup(root, "")} as const;\n\n`,
    renderTable("pathPrefix", "What every path starts with.", pathPrefix),
    "\n/** The operations, grouped as their paths are. */\nexport type OperationTable = typeof operationTable;\n",
  ].join("");
}

/** The lint rule `milvus/paths` makes sure that every path starts with the prefix. */
function namesOf(path: string): string[] {
  const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return path.slice(pathPrefix.length).split("/").map(camelCase);
}

function takesDbName(openapi: OpenApi, { requestBody }: Operation): boolean {
  const { properties = {} } = resolve(openapi, requestBody.content["application/json"].schema);
  return "dbName" in properties;
}

function add(group: Group, [name = "", ...rest]: string[], operation: { doc: string; entry: object }): void {
  if (rest.length === 0) {
    group.set(name, operation);
    return;
  }
  const inner = group.get(name) ?? new Map();
  group.set(name, inner);
  if (inner instanceof Map) add(inner, rest, operation);
}

/** A group as an object literal. Each operation has its description above it: editors show it with the client's method. */
function renderGroup(group: Group, indent: string): string {
  const inner = `${indent}  `;
  const members = [...group].map(([name, member]) => {
    if (member instanceof Map) return `${inner}"${name}": ${renderGroup(member, inner)}`;
    const value = JSON.stringify(member.entry, null, 2).replaceAll("\n", `\n${inner}`);
    return `${renderDoc(member.doc, inner)}${inner}"${name}": ${value}`;
  });
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function renderDoc(text: string, indent: string): string {
  const lines = text.trim().replaceAll("*/", "*\\/").split("\n");
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`, ""].join("\n");
}
