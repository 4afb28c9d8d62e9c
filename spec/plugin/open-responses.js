const closing = ["additionalProperties", "unevaluatedProperties"];

/** Answers stay open: a closed one turns each harmless addition of a newer server into a violation. */
export function openResponses() {
  return {
    Response: {
      MediaType(media, { report, resolve, location }) {
        for (const keyword of closedBy(media.schema, resolve)) {
          report({
            message: `A schema of this answer says \`${keyword}\`. Leave it out: answers stay open.`,
            location,
          });
        }
      },
    },
  };
}

/** The closing keywords anywhere inside a schema, through every reference. */
function closedBy(node, resolve, from) {
  if (node === null || typeof node !== "object") return [];
  if (typeof node.$ref === "string") {
    const target = resolve(node, from);
    return closedBy(target.node, resolve, target.location.source.absoluteRef);
  }
  const here = closing.filter((keyword) => node[keyword] !== undefined);
  return here.concat(Object.values(node).flatMap((child) => closedBy(child, resolve, from)));
}
