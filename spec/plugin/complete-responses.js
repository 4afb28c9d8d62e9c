import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { branches } from "./schemas.js";

const { differences } = parse(readFileSync(new URL("../profiles.yaml", import.meta.url), "utf8"));
const successCodes = Object.entries(differences.successCode.values);

/**
 * Adds to every JSON response what follows from its schema: the successes of old releases, and named examples.
 * Each branch of the schema gives its first `examples` entry under its `title`. Prism picks them by name, Redoc lists
 * them.
 */
export function completeResponses() {
  return {
    Response: {
      leave(response, { resolve, location }) {
        for (const media of Object.values(response.content ?? {})) {
          media.schema = withLegacySuccesses(media.schema, resolve);
          const examples = branches(media.schema, location, resolve)
            .filter(({ node }) => node.examples)
            .map(({ node }) => toExample(node));
          if (examples.length > 0) media.examples = Object.fromEntries(examples);
        }
      },
    },
  };
}

function toExample({ title, description, examples }) {
  const [summary] = description.replaceAll("\n", " ").split(/(?<=\.) /, 1);
  return [title, { summary, value: examples[0] }];
}

/** Releases differ only in the `code` of a success: a schema with code 0 gets a copy for each other code. */
function withLegacySuccesses(schema, resolve) {
  if (!schema?.oneOf) return schema;
  const nodes = schema.oneOf.map((branch) => (branch.$ref ? resolve(branch).node : branch) ?? {});
  const has = (code) => nodes.some((node) => node.properties?.code?.const === code);
  const missing = successCodes.filter(([, code]) => !has(code));
  const oneOf = schema.oneOf.flatMap((branch, index) =>
    nodes[index].properties?.code?.const === 0
      ? [branch, ...missing.map(([profile, code]) => withCode(nodes[index], code, profile))]
      : [branch],
  );
  return { ...schema, oneOf };
}

function withCode({ title, examples, properties, ...rest }, code, profile) {
  return {
    title: `${title}Legacy`,
    ...rest,
    description: `${title}, as Milvus ${profile} returns it.`,
    properties: { ...properties, code: { ...properties.code, const: code } },
    examples: examples.map((example) => ({ ...example, code })),
  };
}
