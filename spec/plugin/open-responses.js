import { follow } from "./follow.js";

const closing = ["additionalProperties", "unevaluatedProperties"];

/** Responses stay open: a closed one turns each harmless addition of a newer server into a violation. */
export function openResponses() {
  return {
    Response: {
      MediaType({ schema }, { report, resolve, location }) {
        for (const place of closedWithin(schema, location.child("schema"), resolve, new Set())) {
          report({
            message: "A schema of a response is closed here. Leave this out: responses stay open.",
            location: place,
          });
        }
      },
    },
  };
}

/** The places that close a schema, anywhere in it, through every reference. `true` leaves it open. */
function closedWithin(node, place, resolve, seen) {
  if (node === null || typeof node !== "object" || seen.has(node)) return [];
  seen.add(node);
  if (typeof node.$ref === "string") {
    const target = follow(node, place, resolve);
    return target ? closedWithin(target.node, target.location, resolve, seen) : [];
  }
  const here = closing.filter((keyword) => node[keyword] === false).map((keyword) => place.child(keyword).key());
  const inner = Object.entries(node).flatMap(([key, each]) => closedWithin(each, place.child(key), resolve, seen));
  return [...here, ...inner];
}
