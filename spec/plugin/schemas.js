/**
 * The schema that a node is or refers to, with its location. There is no `node` for a dangling reference, which another
 * rule reports.
 */
export function follow(schema, place, resolve) {
  return schema.$ref ? resolve(schema, place.source.absoluteRef) : { node: schema, location: place };
}

/** The alternatives of a response's schema, through each `oneOf` and reference, with their locations. */
export function branches(schema, place, resolve) {
  const { node, location } = follow(schema, place, resolve);
  if (!node?.oneOf) return node ? [{ node, location }] : [];
  return node.oneOf.flatMap((each, index) => branches(each, location.child(["oneOf", index]), resolve));
}
