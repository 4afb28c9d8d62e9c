/**
 * The schema that a node is or refers to, with its place; undefined where the reference leads nowhere, which is another
 * rule's to tell.
 */
export function follow(schema, place, resolve) {
  if (!schema.$ref) return { node: schema, location: place };
  const { node, location } = resolve(schema, place.source.absoluteRef);
  return node && location ? { node, location } : undefined;
}
