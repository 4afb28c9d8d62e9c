import type { Schema } from "../spec/document.ts";
import type { Row, Rows } from "./check.ts";

/** What the schema of the body says of each field, broken. */
export const fieldRows: Rows = ({ operation, fields }) => {
  const { properties = {}, required = [] } = operation.body;
  return Object.entries(properties).flatMap(([name, schema]) => {
    const row = (what: string, title: string, value: unknown): Row => ({
      slug: `${name}-${what}`,
      title,
      plan: { body: { ...fields, [name]: value } },
    });
    const isRequired = required.includes(name);
    return [
      ...(isRequired ? [row("missing", `no ${name}`, undefined)] : []),
      ...(isRequired && typesOf(schema).includes("string") ? [row("empty", `an empty ${name}`, "")] : []),
      row("null", `${name} null`, null),
      ...(wrongValue(schema) === undefined ? [] : [row("type", `${name} of the wrong type`, wrongValue(schema))]),
      ...(schema.items && wrongValue(schema.items) !== undefined
        ? [row("items", `an item of the wrong type in ${name}`, [wrongValue(schema.items)])]
        : []),
    ];
  });
};

const typesOf = ({ type = [] }: Schema) => [type].flat();

/** A value that is not of the schema's type; undefined where every value is. */
function wrongValue(schema: Schema): unknown {
  const [type = ""] = typesOf(schema).filter((each) => each !== "null");
  return wrong.get(type);
}

const wrong: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["string", 5],
  ["integer", "five"],
  ["number", "five"],
  ["boolean", "yes"],
  ["array", 7],
  ["object", "x"],
]);
