import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const { $defs } = JSON.parse(readFileSync(new URL("../extensions.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ allErrors: true });
const validators = new Map(Object.entries($defs).map(([type, schema]) => [type, ajv.compile(schema)]));

/** Our own fields (`x-milvus-…`) are known where they are used, and have a valid value. */
export function extensions() {
  return {
    any(node, { type, report, location }) {
      if (node === null || typeof node !== "object" || Array.isArray(node)) return;
      for (const key of Object.keys(node).filter((each) => each.startsWith("x-milvus-"))) {
        const message = problemOf(type.name, key, node[key]);
        if (message) report({ message, location: location.child(key).key() });
      }
    },
  };
}

function problemOf(type, key, value) {
  const validate = validators.get(type);
  const known = validate?.schema.properties ?? {};
  if (!(key in known)) {
    const allowed = Object.keys(known).join(", ") || "none";
    return `\`${key}\` is not allowed in this object (${type}). Allowed there: ${allowed}.`;
  }
  if (validate({ [key]: value })) return undefined;
  const [{ message, params }] = validate.errors;
  const allowed = params.allowedValues ? `: ${params.allowedValues.join(", ")}` : "";
  return `\`${key}\` is ${JSON.stringify(value)}; it ${message}${allowed}.`;
}
