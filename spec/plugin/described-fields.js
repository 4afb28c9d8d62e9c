import { follow } from "./follow.js";

/**
 * Lets a field that is a reference say itself what its target says: editors show what stands at the field, and
 * generators of types write there only what they find there.
 */
export function describedFields() {
  return {
    SchemaProperties(fields, { resolve, location }) {
      for (const [name, field] of Object.entries(fields)) {
        if (!field.$ref || field.description) continue;
        const target = follow(field, location.child(name), resolve)?.node;
        if (target?.description) field.description = target.description;
      }
    },
  };
}
