import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(new URL("../catalogue.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** Every entry of the error catalogue has the fields that catalogue.schema.json requires. */
export function catalogueEntry() {
  return {
    Schema(node, { report, location }) {
      if (!isEntry(node, location) || validate(node)) return;
      const name = node.title ?? "without a title";
      for (const { instancePath, message } of validate.errors) {
        report({ message: `Catalogue entry ${name}: ${instancePath || "/"} ${message}.`, location });
      }
    },
  };
}

/** A schema with the catalogue's own field, or any envelope in components/errors/. */
function isEntry(node, location) {
  return (
    "x-milvus-error" in node ||
    (node.properties?.code !== undefined && location.source.absoluteRef.includes("/errors/"))
  );
}
