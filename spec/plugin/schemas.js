/**
 * The schema that a node is or refers to, with its location; undefined for a reference to nothing, which another rule
 * reports.
 */
export function follow(schema, place, resolve) {
  if (!schema.$ref) return { node: schema, location: place };
  const { node, location } = resolve(schema, place.source.absoluteRef);
  return node && location ? { node, location } : undefined;
}

/** The alternatives of a response's schema, through each `oneOf` and reference, with their locations. */
export function branches(schema, place, resolve) {
  const { node, location } = follow(schema, place, resolve) ?? {};
  if (!node?.oneOf) return node ? [{ node, location }] : [];
  return node.oneOf.flatMap((each, index) => branches(each, location.child(["oneOf", index]), resolve));
}
