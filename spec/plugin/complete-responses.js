import { branches } from "./branches.js";
import { withOldSuccesses } from "./old-successes.js";

/**
 * Completes every JSON response with what follows from its schema: the successes of old releases, and named examples.
 * Each branch of the schema contributes its first `examples` entry under its `title`; Prism picks them by name, Redoc
 * shows them in a list.
 */
export function completeResponses() {
  return {
    Response: {
      leave(response, { resolve, location }) {
        for (const media of Object.values(response.content ?? {})) {
          media.schema = withOldSuccesses(media.schema, resolve);
          const examples = branches(media.schema, location, resolve)
            .filter(({ node }) => node.title && node.examples)
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
