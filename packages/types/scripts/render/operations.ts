import type { OpenApi } from "../spec.ts";
import { banner, renderTable } from "./banner.ts";

type Table = { [key: string]: Table | Entry };

interface Entry {
  id: string;
  method: string;
  path: string;
  idempotent: boolean;
}

const prefix = "/v2/vectordb/";

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
      });
    }
  }
  return (
    banner +
    renderTable("operationTable", "Every operation of the spec, grouped as its path is.", table) +
    "\n/** The operations, grouped as their paths are. */\nexport type OperationTable = typeof operationTable;\n"
  );
}

function namesOf(path: string): string[] {
  if (!path.startsWith(prefix)) throw new Error(`spec/openapi.yaml: the path ${path} does not start with ${prefix}`);
  return path.slice(prefix.length).split("/").map(camelCase);
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
