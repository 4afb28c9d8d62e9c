import { type Components, type Operation, type Parameter, resolve, resolveSchema, type Schema } from "./document.ts";

/** A field of a request's body. */
export interface Field {
  name: string;
  /** As a reader is told: `string`, `integer or null`, `array of string`. */
  type: string;
  required: boolean;
  deprecated: boolean;
  description: string;
}

/** The fields of an operation's body, in the document's order. */
export function fieldsOf({ requestBody }: Operation, components: Components): Field[] {
  const { properties = {}, required = [] } = resolveSchema(
    requestBody?.content["application/json"]?.schema ?? {},
    components,
  );
  return Object.entries(properties).map(([name, property]) => {
    const schema = resolveSchema(property, components);
    const { deprecated = false, description = "" } = schema;
    return { name, type: typeOf(schema, components), required: required.includes(name), deprecated, description };
  });
}

/** The headers of an operation. */
export function headersOf({ parameters = [] }: Operation, components: Components): Parameter[] {
  return parameters.map((parameter) => resolve(parameter, components.parameters));
}

/** The type of a schema in words. */
export function typeOf({ type, items, oneOf = [], anyOf = [] }: Schema, components: Components): string {
  const branches = [...oneOf, ...anyOf].map((branch) => typeOf(resolveSchema(branch, components), components));
  const names = [...new Set([type ?? [], branches].flat())].map((name) =>
    name === "array" && items ? `array of ${typeOf(resolveSchema(items, components), components)}` : name,
  );
  return names.join(" or ") || "any";
}
