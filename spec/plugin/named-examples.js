/**
 * Gives every JSON answer its named examples, so that an example is written once, in its schema:
 * each branch of the answer's schema contributes its first `examples` entry under its `title`.
 * Prism picks them by name, Redoc shows them in a list.
 */
export function namedExamples() {
  return {
    Response: {
      leave(response, { resolve }) {
        for (const media of Object.values(response.content ?? {})) {
          const examples = branches(media.schema, resolve).map(toExample);
          if (examples.length > 0) media.examples = Object.fromEntries(examples);
        }
      },
    },
  };
}

function branches(schema, resolve, from) {
  const { node, location } = schema.$ref
    ? resolve(schema, from)
    : { node: schema, location: { source: { absoluteRef: from } } };
  if (node.oneOf) return node.oneOf.flatMap((branch) => branches(branch, resolve, location.source.absoluteRef));
  return node.title && node.examples ? [node] : [];
}

function toExample({ title, description, examples }) {
  const [summary] = description.replaceAll("\n", " ").split(/(?<=\.) /, 1);
  return [title, { summary, value: examples[0] }];
}
