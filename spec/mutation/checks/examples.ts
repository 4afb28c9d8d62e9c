import { exchanges } from "../exchanges.ts";
import { escapeKey, type Json, type JsonObject, objectOf } from "../mutants.ts";
import { nodeAt, type Trial } from "../trial.ts";

const bodies = new Set(exchanges.map(({ response }) => response.body.toString("utf8")));
const notes = exchanges.map(({ line }) => line.note).join("\n");
const recorded = new Set(
  [...bodies].filter((body) => body.startsWith("{")).map((body) => JSON.stringify(JSON.parse(body))),
);

/** The examples around the change are valid; those of an error or a success were recorded. */
export function examplesHold({ document, path, isValid }: Trial): string | undefined {
  for (const { pointer, node } of nodesOn(document, path)) {
    const wrong = wrongExample(pointer, node, isValid);
    if (wrong !== undefined) return `${pointer}: ${wrong}`;
  }
  return undefined;
}

function wrongExample(pointer: string, node: JsonObject, isValid: Trial["isValid"]): string | undefined {
  const named = "schema" in node ? Object.entries(objectOf(node.examples)) : [];
  const invalid = named.find(([, example]) => !isValid(`${pointer}/schema`, objectOf(example).value));
  if (invalid) return `the example ${invalid[0]} is not valid`;
  if ("example" in node && !isValid(`${pointer}/schema`, node.example)) return "the example is not valid";
  const examples = Array.isArray(node.examples) ? node.examples : [];
  if (examples.some((example) => !isValid(pointer, example))) return "an example is not valid";
  if (isRecorded(node) && examples.some((example) => !wasRecorded(example))) return "an example was not recorded";
  if (/\/responses\/[^/]+\/content\/[^/]+$/.test(pointer) && named.length === 0) return "there is no example";
  return undefined;
}

/** An error that was recorded, or a success. */
function isRecorded(node: JsonObject): boolean {
  const { code, data } = objectOf(node.properties);
  return objectOf(node["x-milvus-error"]).evidence === "recorded" || (data !== undefined && objectOf(code).const === 0);
}

function wasRecorded(example: Json): boolean {
  const body = JSON.stringify(example);
  return recorded.has(body) || notes.includes(`'${body}'`);
}

/** The objects around the change, the innermost first. */
function nodesOn(document: JsonObject, path: readonly string[]): { pointer: string; node: JsonObject }[] {
  const outer = path.map((_, depth) => {
    const pointer = ["#", ...path.slice(0, depth).map(escapeKey)].join("/");
    return { pointer, node: nodeAt(document, pointer) };
  });
  return outer.reverse();
}
