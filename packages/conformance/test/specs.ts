import { createRequire } from "node:module";
import { createSpec, publishedSpec, type Spec } from "@milvus-rest/semantics";

const require = createRequire(import.meta.url);
const { document } = publishedSpec();
const prefix = "/v2/vectordb/";
const release = `${prefix}collections/release`;

/** A spec of the given operations, by their paths such as `collections/list`; in this order. */
export function specOf(operations: Readonly<Record<string, object>>): Spec {
  const paths = Object.fromEntries(Object.entries(operations).map(([path, node]) => [prefix + path, node]));
  return createSpec({ ...document, paths }, require("@milvus-rest/spec/profiles.json"));
}

/** The published operation. */
export const released: object = document.paths[release] ?? {};

/** A spec of the release of a collection alone. */
export const releaseSpec = specOf({ "collections/release": released });

/** An operation like the release, with other extensions, and with a body of its own: a collection's name, if no other. */
export function operationLike(extensions: object, body: object = {}): object {
  const collectionName = { $ref: "#/components/schemas/CollectionName" };
  const schema = { type: "object", required: ["collectionName"], properties: { collectionName }, ...body };
  const content = { "application/json": { schema, examples: { first: { value: { shine: 3, dimension: 4 } } } } };
  return { post: { ...Object(released).post, requestBody: { content }, parameters: [], ...extensions } };
}

/** The name of a collection that is to be created. */
export const newCollectionName = {
  type: "string",
  pattern: "^[A-Za-z_][A-Za-z0-9_]*$",
  maxLength: 255,
  "x-milvus-resource": "newCollection",
};
