import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(new URL("../extensions.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ allErrors: true }).addSchema(schema, "extensions");
/** Objects that have fields of ours, by Redocly's names. */
const types = new Set(["Operation", "Schema", "Header"]);

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
  const known = types.has(type) ? schema.$defs[type].properties : {};
  if (!(key in known)) {
    const allowed = Object.keys(known).join(", ") || "none";
    return `\`${key}\` is not allowed in this object (${type}). Allowed there: ${allowed}.`;
  }
  const validate = ajv.getSchema(`extensions#/$defs/${type}/properties/${key}`);
  if (validate(value)) return undefined;
  // The first error is that of the innermost value; those after it repeat it for the objects around it.
  const [{ instancePath, message, params }] = validate.errors;
  const place = instancePath ? `\`${key}\` at ${instancePath}` : `\`${key}\``;
  const allowed = params.allowedValues ? `: ${params.allowedValues.join(", ")}` : "";
  return `${place} is ${JSON.stringify(valueAt(value, instancePath))}; it ${message}${allowed}.`;
}

function valueAt(value, pointer) {
  const keys = pointer.split("/").slice(1);
  return keys.reduce((node, key) => node[key.replaceAll("~1", "/").replaceAll("~0", "~")], value);
}
