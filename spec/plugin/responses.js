import { branches, follow } from "./schemas.js";

/** Every schema of a response has a name, a description and an example; a 200 covers success and every error. */
export function responses() {
  return {
    Response({ content = {} }, { key: status, report, resolve, location }) {
      for (const [mediaType, { schema }] of Object.entries(content)) {
        if (!schema) continue;
        const place = location.child(["content", mediaType, "schema"]);
        const all = branches(schema, place, resolve);
        for (const { node, location: at } of all) {
          for (const message of schemaProblems(node, mediaType)) report({ message, location: at });
        }
        const message = duplicateName(all) ?? (status === "200" && missingAlternative(all, schema));
        if (message) report({ message, location: place });
      }
    },
  };
}

function schemaProblems(node, mediaType) {
  const missing = ["title", "description"].filter((key) => !node[key]);
  if (mediaType === "application/json" && node.examples?.[0] === undefined) missing.push("examples");
  if (mediaType === "application/json" && typeof codeOf(node) !== "number") missing.push("properties.code.const");
  const name = node.title ? `The response schema ${node.title}` : "A response schema";
  const problems = missing.map((key) => `${name} has no \`${key}\`.`);
  return isSuccess(node) && !node.required?.includes("data")
    ? [...problems, `${name} does not require \`data\`, which the client returns.`]
    : problems;
}

function duplicateName(all) {
  const titles = all.map(({ node }) => node.title);
  const twice = titles.find((title, index) => titles.indexOf(title) < index);
  return twice && `Two schemas of this response have the title ${twice}. Titles name the examples: use different ones.`;
}

function missingAlternative(all, { oneOf = [] }) {
  if (!all.some(({ node }) => isSuccess(node)))
    return "A 200 needs a success: an alternative under `oneOf` with `code` const 0.";
  if (!oneOf.some(({ $ref = "" }) => $ref.endsWith("/errors/Error200.yaml")))
    return "A 200 can be an error: add components/errors/Error200.yaml to its `oneOf`.";
}

const codeOf = (node) => node.properties?.code?.const;
const isSuccess = (node) => codeOf(node) === 0;

const closing = ["additionalProperties", "unevaluatedProperties"];

/** Responses stay open: under a closed schema each harmless addition of a newer server would be a violation. */
export function openResponses() {
  return {
    Response: {
      MediaType({ schema }, { report, resolve, location }) {
        for (const place of closedWithin(schema, location.child("schema"), resolve, new Set())) {
          const message = "This closes a schema of a response. Remove it: newer servers may add fields.";
          report({ message, location: place });
        }
      },
    },
  };
}

/** The places that close a schema, anywhere in it, through every reference. `true` leaves it open. */
function closedWithin(node, place, resolve, seen) {
  if (node === null || typeof node !== "object" || seen.has(node)) return [];
  seen.add(node);
  if (typeof node.$ref === "string") {
    const target = follow(node, place, resolve);
    return closedWithin(target.node, target.location, resolve, seen);
  }
  const here = closing.filter((keyword) => node[keyword] === false).map((keyword) => place.child(keyword).key());
  const inner = Object.entries(node).flatMap(([key, each]) => closedWithin(each, place.child(key), resolve, seen));
  return [...here, ...inner];
}
