import { branches } from "./branches.js";

/** Each alternative of a response can be told from the others and be shown; a 200 has a success and every error. */
export function responses() {
  return {
    Response({ content = {} }, { key: status, report, resolve, location }) {
      for (const [mediaType, { schema }] of Object.entries(content)) {
        if (!schema) continue;
        const place = location.child(["content", mediaType, "schema"]);
        const all = branches(schema, place, resolve);
        for (const { node, location: at } of all) {
          for (const message of flawsOf(node, mediaType)) report({ message, location: at });
        }
        const message = flawOfNames(all) ?? (status === "200" && flawOfSuccess(all, schema));
        if (message) report({ message, location: place });
      }
    },
  };
}

function flawsOf(node, mediaType) {
  const missing = ["title", "description"].filter((key) => !node[key]);
  if (mediaType === "application/json" && node.examples?.[0] === undefined) missing.push("examples");
  if (mediaType === "application/json" && typeof codeOf(node) !== "number") missing.push("properties.code.const");
  const name = node.title ? `The response ${node.title}` : "A response";
  const flaws = missing.map((key) => `${name} has no \`${key}\`.`);
  return isSuccess(node) && !node.required?.includes("data")
    ? [...flaws, `${name} does not require \`data\`, which the client hands on.`]
    : flaws;
}

function flawOfNames(all) {
  const titles = all.map(({ node }) => node.title);
  const twice = titles.find((title, index) => titles.indexOf(title) < index);
  return twice && `Two of these responses have the title ${twice}: no example could be told from the other.`;
}

function flawOfSuccess(all, { oneOf = [] }) {
  if (!all.some(({ node }) => isSuccess(node)))
    return "A 200 is a success, too: it has an alternative with the code 0.";
  if (!oneOf.some(({ $ref = "" }) => $ref.endsWith("/errors/Error200.yaml")))
    return "A 200 is an error, too: its `oneOf` has components/errors/Error200.yaml.";
}

const codeOf = (node) => node.properties?.code?.const;
const isSuccess = (node) => codeOf(node) === 0;
