import type { Rows } from "./check.ts";

/** Bodies that no schema needs to be known for. */
export const bodyRows: Rows = ({ operation, fields }) => {
  const whole = JSON.stringify(fields);
  return [
    { slug: "body-empty", title: "an empty body", plan: { body: "" } },
    { slug: "body-blank", title: "a body of blanks", plan: { body: " \r\n\t" } },
    { slug: "body-truncated", title: "a truncated body", plan: { body: whole.slice(0, -1) } },
    { slug: "body-malformed", title: "a body with an extra comma", plan: { body: `${whole.slice(0, -1)},}` } },
    { slug: "body-text", title: "a body that is not JSON", plan: { body: "release everything" } },
    { slug: "body-form", title: "a body of form data", plan: { body: formOf(fields), contentType: formType } },
    { slug: "body-bom", title: "a body that begins with a byte order mark", plan: { body: `\ufeff${whole}` } },
    { slug: "body-array", title: "an array around the body", plan: { body: `[${whole}]` } },
    { slug: "body-string", title: "a body that is a string", plan: { body: '"x"' } },
    { slug: "body-number", title: "a body that is a number", plan: { body: "123" } },
    { slug: "body-null", title: "a body that is null", plan: { body: "null" } },
    { slug: "body-object-empty", title: "an empty object", plan: { body: "{}" } },
    { slug: "body-deep", title: "a body nested 100,000 levels deep", plan: { body: nested(whole) } },
    {
      slug: "body-unknown-field",
      title: "a field that does not exist",
      plan: { body: { ...fields, [unknownField]: [1] } },
    },
    { slug: "body-key-case", title: "keys in capitals", plan: { body: inCapitals(fields) } },
    { slug: "body-followed", title: "a second value after the body", plan: { body: `${whole} {"x":` } },
    { slug: "content-type-none", title: "no Content-Type", plan: { contentType: null } },
    { slug: "content-type-other", title: "another Content-Type", plan: { contentType: "text/plain" } },
    ...(operation.names.collection.field === undefined ? [] : [repeated(operation.names.collection.field, whole)]),
  ];
};

const unknownField = "milvusConformance";
const formType = "application/x-www-form-urlencoded";

const formOf = (fields: object) =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [name, String(value)] as [string, string]),
  ).toString();

const inCapitals = (fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]));

const levels = 100_000;
const nested = (whole: string) => `${whole.slice(0, -1)},"${unknownField}":${"[".repeat(levels)}${"]".repeat(levels)}}`;

/** JSON.stringify would keep the last one only. */
const repeated = (field: string, whole: string) => ({
  slug: "body-key-twice",
  title: `${field} twice: the last one counts`,
  plan: { body: `{"${field}":"no-name",${whole.slice(1)}` },
});
