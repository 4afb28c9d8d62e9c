import { follow } from "./schemas.js";

/** Copies a schema's description to each field that refers to it: editors and type generators read it only there. */
export function describedFields() {
  return {
    SchemaProperties(fields, { resolve, location }) {
      for (const [name, field] of Object.entries(fields)) {
        if (!field.$ref || field.description) continue;
        const { node } = follow(field, location.child(name), resolve);
        if (node?.description) field.description = node.description;
      }
    },
  };
}
