import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(new URL("../extensions.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ allErrors: true }).addSchema(schema, "extensions");
/** Read by Redocly's name of the object in which the field stands. */
const places = new Set(["Operation", "Schema", "Header"]);

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
  const known = places.has(type) ? schema.$defs[type].properties : {};
  if (!(key in known)) {
    const there = Object.keys(known).join(", ") || "none";
    return `\`${key}\` is not known here (${type}). What is known here: ${there}.`;
  }
  const validate = ajv.getSchema(`extensions#/$defs/${type}/properties/${key}`);
  if (validate(value)) return undefined;
  // The first error is the innermost: it says what is wrong, and those after it that something is.
  const [{ instancePath, message, params }] = validate.errors;
  const where = `\`${key}\`${instancePath && ` at ${instancePath}`}`;
  return `${where} is ${JSON.stringify(valueAt(value, instancePath))}; it ${message}${params.allowedValues ? `: ${params.allowedValues.join(", ")}` : ""}.`;
}

function valueAt(value, pointer) {
  return pointer
    .split("/")
    .slice(1)
    .reduce((node, key) => node[key.replaceAll("~1", "/").replaceAll("~0", "~")], value);
}
