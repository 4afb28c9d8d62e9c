import { follow } from "./follow.js";

/**
 * A request's body is an object whose fields stand in one place: mock, conformance kit and client read them there, and
 * would not notice what stands elsewhere.
 */
export function requests() {
  return {
    RequestBody: {
      MediaType({ schema }, { report, resolve, location }) {
        const { node, location: place } = (schema && follow(schema, location.child("schema"), resolve)) ?? {};
        if (!node) return;
        const combined = ["allOf", "anyOf", "oneOf"].find((keyword) => keyword in node);
        const message = combined
          ? `The body of a request is combined by \`${combined}\`. List its fields under \`properties\`.`
          : node.type !== "object" && "The body of a request is of the type `object`.";
        if (message) report({ message, location: place });
        else for (const flaw of flawsWithin(schema, location.child("schema"), resolve)) report(flaw);
      },
    },
  };
}

/** @param around the schemas that this one stands in. */
function flawsWithin(schema, place, resolve, around = []) {
  const { node, location } = follow(schema, place, resolve) ?? {};
  if (!node) return [];
  if (around.includes(node)) return [{ message: "A schema of a request contains itself.", location }];
  const types = [node.type ?? []].flat().filter((type) => type !== "null");
  if (types.length > 1) {
    const message = `A field of a request is of several types: ${types.join(", ")}. Give each a schema under \`oneOf\`.`;
    return [{ message, location }];
  }
  const inner = Object.entries(node.properties ?? {}).map(([name, each]) => [["properties", name], each]);
  if (node.items) inner.push([["items"], node.items]);
  return inner.flatMap(([keys, each]) => flawsWithin(each, location.child(keys), resolve, [...around, node]));
}
