import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(new URL("../catalogue.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** Every schema that is an entry of the error catalogue says all that the catalogue promises. */
export function catalogueEntry() {
  return {
    Schema(node, { report, location }) {
      if (!isEntry(node, location) || validate(node)) return;
      for (const { instancePath, message } of validate.errors) {
        report({
          message: `Catalogue entry ${node.title ?? "without a title"}: ${instancePath || "/"} ${message}.`,
          location,
        });
      }
    },
  };
}

/** An entry is what carries the catalogue's facts, and anything else in components/errors/ that has the shape of a response. */
function isEntry(node, location) {
  return (
    "x-milvus-error" in node ||
    (node.properties?.code !== undefined && location.source.absoluteRef.includes("/errors/"))
  );
}
