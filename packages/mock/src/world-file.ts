import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { World } from "@milvus-rest/semantics";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";

// Not by an import attribute, which test runners that load modules by themselves do not know.
const schema: object = createRequire(import.meta.url)("@milvus-rest/mock/world.schema.json");
const validate = new Ajv2020({ allErrors: true }).compile<World>(schema);

/**
 * Reads a world file, YAML or JSON.
 *
 * @throws {Error} where the file cannot be read or is not a world; the message names the file and each wrong place.
 */
export function readWorldFile(path: string): World {
  return checkWorld(parseFile(path), path);
}

/** @throws {Error} where the value is not a world; the message names each wrong place. */
export function checkWorld(value: unknown, source: string): World {
  if (validate(value)) return value;
  const flaws = (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `  ${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
  );
  throw new Error(`${source} is not a world file (packages/mock/README.md shows one):\n${flaws.join("\n")}`);
}

function parseFile(path: string): unknown {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`${path} cannot be read as a world file: ${error instanceof Error ? error.message : error}`);
  }
}
