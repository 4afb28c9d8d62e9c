import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const { $defs } = JSON.parse(readFileSync(new URL("../extensions.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ allErrors: true });
const validators = new Map(Object.entries($defs).map(([type, schema]) => [type, ajv.compile(schema)]));

/** The fields of this project's own stand where they are read, and say what they may say. */
export function extensions() {
  return {
    any(node, { type, report, location }) {
      if (node === null || typeof node !== "object" || Array.isArray(node)) return;
      for (const key of Object.keys(node).filter((each) => each.startsWith("x-milvus-"))) {
        const message = flawOf(type.name, key, node[key]);
        if (message) report({ message, location: location.child(key).key() });
      }
    },
  };
}

function flawOf(type, key, value) {
  const validate = validators.get(type);
  const known = validate?.schema.properties ?? {};
  if (!(key in known)) {
    const there = Object.keys(known).join(", ") || "none";
    return `\`${key}\` is not known here (${type}). What is known here: ${there}.`;
  }
  if (validate({ [key]: value })) return undefined;
  const [{ message, params }] = validate.errors;
  return `\`${key}\` is ${JSON.stringify(value)}; it ${message}${params.allowedValues ? `: ${params.allowedValues.join(", ")}` : ""}.`;
}
