import { follow } from "./schemas.js";

/** A request body is an object with all its fields under `properties`: mock, conformance kit and client read only those. */
export function requests() {
  return {
    RequestBody: {
      MediaType({ schema }, { report, resolve, location }) {
        const { node, location: place } = (schema && follow(schema, location.child("schema"), resolve)) ?? {};
        if (!node) return;
        const combined = ["allOf", "anyOf", "oneOf"].find((keyword) => keyword in node);
        const message = combined
          ? `A request body cannot use \`${combined}\`. List its fields under \`properties\`.`
          : node.type !== "object" && "A request body must have `type: object`.";
        if (message) report({ message, location: place });
        else for (const problem of problemsWithin(schema, location.child("schema"), resolve)) report(problem);
      },
    },
  };
}

/** @param ancestors the schemas that contain this one. */
function problemsWithin(schema, place, resolve, ancestors = []) {
  const { node, location } = follow(schema, place, resolve);
  if (!node) return [];
  if (ancestors.includes(node)) return [{ message: "A schema of a request cannot contain itself.", location }];
  const types = [node.type ?? []].flat().filter((type) => type !== "null");
  if (types.length > 1) {
    const message = `A field of a request has several types: ${types.join(", ")}. Use \`oneOf\` with one schema for each.`;
    return [{ message, location }];
  }
  const inner = Object.entries(node.properties ?? {}).map(([name, each]) => [["properties", name], each]);
  if (node.items) inner.push([["items"], node.items]);
  return inner.flatMap(([keys, each]) => problemsWithin(each, location.child(keys), resolve, [...ancestors, node]));
}
