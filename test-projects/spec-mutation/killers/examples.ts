import { readFileSync } from "node:fs";
import { join } from "node:path";
import { profileTable } from "@milvus-rest/types";
import { Ajv2020 } from "ajv/dist/2020.js";
import { root } from "../../../scripts/turbo.ts";
import { objectsOf } from "../../../spec/test/spec.ts";
import type { Json, JsonObject } from "../mutants.ts";

const recorded = Object.values(profileTable)
  .map(({ recordings }) => readFileSync(join(root, "spec/recordings", recordings), "utf8"))
  .join("\n");

/**
 * Every example is valid under its schema, every answer has one, those of recorded errors were recorded, and no entry of
 * the catalogue takes the message of another one.
 */
export function examplesHold(document: Json): string | undefined {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(Object(document), "openapi");
  const isValid = (pointer: string, value: unknown) => ajv.getSchema(`openapi${pointer}`)?.(value) === true;

  for (const { pointer, node } of objectsOf(document)) {
    const named = "schema" in node ? Object.entries(Object(node.examples)) : [];
    for (const [name, example] of named) {
      if (!isValid(`${pointer}/schema`, Object(example).value)) return `${pointer}: the example ${name} is not valid`;
    }
    if ("example" in node && !isValid(`${pointer}/schema`, node.example)) return `${pointer}: the example is not valid`;
    for (const example of Array.isArray(node.examples) ? node.examples : []) {
      if (!isValid(pointer, example)) return `${pointer}: an example is not valid`;
      if (isRecorded(node) && !wasRecorded(example)) return `${pointer}: the example was not recorded`;
    }
    const isAnswer = /^#\/components\/responses\/[^/]+\/content\/[^/]+$/.test(pointer);
    if (isAnswer && named.length === 0) return `${pointer} has no example`;
  }
  return foreignMessage(document, isValid);
}

/** A schema that takes what it should not: another entry's message, or less than the whole envelope. */
function foreignMessage(document: Json, isValid: (pointer: string, value: unknown) => boolean): string | undefined {
  const envelopes = [...objectsOf(document)]
    .filter(({ node }) => "properties" in node && Object(Object(node.properties).code).const !== undefined)
    .map(({ pointer, node }) => ({ pointer, name: node.title, example: Object((node.examples as Json[])[0]) }));
  for (const { pointer, name, example } of envelopes) {
    const messages = envelopes
      .filter((other) => isForeign(String(name), String(other.name)))
      .map((other) => other.example.message);
    const spoiled = [
      ...messages.filter((message) => message !== undefined).map((message) => ({ ...example, message })),
      ...Object.keys(example).map((key) => ({ ...example, [key]: undefined })),
      ...Object.keys(example).map((key) => ({ ...example, [key]: [] })),
      JSON.stringify(example),
    ];
    const taken = spoiled.find((each) => isValid(pointer, JSON.parse(JSON.stringify(each))));
    if (taken) return `${pointer} takes ${JSON.stringify(taken)}`;
  }
  return undefined;
}

/** What has no code of its own may say anything but that permission is denied; a panic and a success say nothing. */
function isForeign(name: string, other: string): boolean {
  if (name === "Panic" || name.startsWith("Success")) return false;
  return name !== other && (name !== "UnexpectedError" || other === "PermissionDenied");
}

function isRecorded(node: JsonObject): boolean {
  return Object(node["x-milvus-error"]).evidence === "recorded";
}

/** Bodies stand in the recordings as JSON within JSON, but within a note in plain words. */
function wasRecorded(example: Json): boolean {
  const body = JSON.stringify(example);
  return recorded.includes(JSON.stringify(body).slice(1, -1)) || recorded.includes(`'${body}'`);
}
