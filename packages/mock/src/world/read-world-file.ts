import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import schema from "./world.schema.json" with { type: "json" };
import type { WorldFile } from "./world-file.ts";

const validate = new Ajv2020({ allErrors: true }).compile<WorldFile>(schema);

/**
 * Reads a world file, YAML or JSON.
 *
 * @throws {Error} where the file cannot be read or is no world; the message names the file and each wrong place.
 */
export function readWorldFile(path: string): WorldFile {
  return checkWorld(parseFile(path), path);
}

/** @throws {Error} where the value is no world; the message names each wrong place. */
export function checkWorld(value: unknown, source: string): WorldFile {
  if (validate(value)) return value;
  const flaws = (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `  ${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
  );
  throw new Error(`${source} is no world file (packages/mock/README.md shows one):\n${flaws.join("\n")}`);
}

function parseFile(path: string): unknown {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`${path} cannot be read as a world file: ${error instanceof Error ? error.message : error}`);
  }
}
