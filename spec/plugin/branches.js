import { follow } from "./follow.js";

/** The alternatives of a response's schema, through each `oneOf` and reference, with their places. */
export function branches(schema, place, resolve) {
  const { node, location } = follow(schema, place, resolve) ?? {};
  if (!node?.oneOf) return node ? [{ node, location }] : [];
  return node.oneOf.flatMap((each, index) => branches(each, location.child(["oneOf", index]), resolve));
}
