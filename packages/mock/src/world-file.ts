import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { World } from "@milvus-rest/semantics";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";

// Not by an import attribute, which test runners that load modules by themselves do not know.
const schema: object = createRequire(import.meta.url)("@milvus-rest/mock/world.schema.json");
const validate = new Ajv2020({ allErrors: true }).compile<World>(schema);

/** @throws {Error} where the file, YAML or JSON, cannot be read or is not a world; the message names each wrong place. */
export function readWorldFile(path: string): World {
  let value: unknown;
  try {
    value = parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`the world file ${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  return checkWorld(value, `the world file ${path}`);
}

/** @throws {Error} where the value is not a world; the message names each wrong place. */
export function checkWorld(value: unknown, source: string): World {
  if (validate(value)) return value;
  const flaws = (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `  ${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
  );
  throw new Error(`${source} is wrong (packages/mock/README.md shows a right one):\n${flaws.join("\n")}`);
}
