import { readFileSync } from "node:fs";
import { parse } from "yaml";

const { differences } = parse(readFileSync(new URL("../profiles.yaml", import.meta.url), "utf8"));
const codes = Object.entries(differences.successCode.values);

/**
 * Releases differ in the `code` of a success and in nothing else of it: a response that has its success with the code 0
 * is given one for each other code.
 */
export function withOldSuccesses(schema, resolve) {
  if (!schema?.oneOf) return schema;
  const nodes = schema.oneOf.map((branch) => (branch.$ref ? resolve(branch).node : branch) ?? {});
  const has = (code) => nodes.some((node) => node.properties?.code?.const === code);
  const missing = codes.filter(([, code]) => !has(code));
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
    description: `${title} as Milvus ${profile} says it.`,
    properties: { ...properties, code: { ...properties.code, const: code } },
    examples: examples.map((example) => ({ ...example, code })),
  };
}
