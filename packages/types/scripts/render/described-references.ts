interface Described {
  description?: string;
  examples?: unknown[];
}

/**
 * Copies a document so that each property that is a `$ref` says itself what its target says: editors show what stands
 * at the property, and openapi-typescript writes there only what it finds there.
 */
export function describeReferences<Document extends object>(document: Document): Document {
  return JSON.parse(JSON.stringify(document), (key, node) => {
    if (key !== "properties" || !isRecord(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([name, property]) => [name, described(property, document)]));
  });
}

/** What is no reference stays as it is, also in a schema that describes a field called `properties`. */
function described(property: unknown, document: object): unknown {
  const { $ref } = Object(property);
  if (typeof $ref !== "string") return property;
  const { description, examples } = targetOf($ref, document);
  return { description, examples, ...Object(property) };
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

/** Follows a `$ref` of the bundled document, which are all local. */
function targetOf($ref: string, document: object): Described {
  const keys = $ref.slice("#/".length).split("/");
  return Object(keys.reduce<unknown>((node, key) => Object(node)[key], document));
}
