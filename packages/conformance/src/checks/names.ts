import type { Row, Rows } from "./check.ts";

/** Names of collections and databases. None of them can exist. */
export const nameRows: Rows = (subject) => [...collectionRows(subject), ...databaseRows(subject)];

const collectionRows: Rows = ({ operation, fields, nobody }) => {
  const { field } = operation.names.collection;
  if (field === undefined) return [];
  const named = (slug: string, title: string, name: string): Row => ({
    slug: `name-${slug}`,
    title,
    plan: { body: { ...fields, [field]: name } },
  });
  const { maxLength } = operation.nameForm;
  return [
    named("hyphen", "a collection name with a hyphen", `${nobody}-x`),
    named("digit-first", "a collection name that begins with a digit", `1${nobody}`),
    named("unicode", "a collection name in Chinese", `${nobody}名字`),
    named("blank", "a collection name that is one blank", " "),
    named("blank-first", "a collection name after a blank", ` ${nobody}`),
    ...(Number.isFinite(maxLength)
      ? [
          named("longest", `a collection name of ${maxLength} bytes`, nobody.padEnd(maxLength, "x")),
          named("too-long", `a collection name of ${maxLength + 1} bytes`, nobody.padEnd(maxLength + 1, "x")),
        ]
      : []),
  ];
};

const databaseRows: Rows = ({ operation, fields, nobody }) => {
  const { collection, database } = operation.names;
  const { field, header } = database;
  const inBody = (name: string, others = {}) => ({ ...fields, ...others, ...(field && { [field]: name }) });
  const rows: (Row | false)[] = [
    field !== undefined && {
      slug: "database-unknown",
      title: "a database that does not exist",
      plan: { body: inBody(nobody) },
    },
    field !== undefined && { slug: "database-empty", title: "an empty database name", plan: { body: inBody("") } },
    field !== undefined && {
      slug: "database-underscore",
      title: "the database _default",
      plan: { body: inBody("_default") },
    },
    header !== undefined && {
      slug: "database-header",
      title: `a database that does not exist, in the header ${header}`,
      plan: { headers: { [header]: nobody } },
    },
    field !== undefined &&
      header !== undefined && {
        slug: "database-body-wins",
        title: `the default database in the body, another one in the header ${header}`,
        plan: { body: inBody("default"), headers: { [header]: nobody } },
      },
    field !== undefined &&
      collection.field !== undefined && {
        slug: "database-unknown-bad-name",
        title: "an invalid collection name in a database that does not exist",
        plan: { body: inBody(nobody, { [collection.field]: "no-name" }) },
      },
  ];
  return rows.filter((row) => row !== false);
};
