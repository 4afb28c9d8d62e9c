import { defaultPartition, type Operation, type Schema } from "@milvus-rest/semantics";
import type { CheckContext, CheckTemplate } from "./check.ts";

/** Checks of an operation: its fields, and the steps that its requests go through. The first one shows that it is served. */
export function operationChecks(context: CheckContext, refusesAbsentName: boolean): CheckTemplate[] {
  const { operation } = context;
  const templates = [
    ...opening(context, refusesAbsentName),
    { id: "auth-none", title: "no credentials", credentials: "none" } as const,
    { id: "body-empty", title: "an empty body", body: "" },
    ...fields(context),
    ...names(context),
    ...databases(context),
    ...privileges(context),
    ...work(context),
  ];
  return templates.map((template) => ({ ...template, id: `${nameOf(operation)}/${template.id}` }));
}

/** The client's name of the operation; those of other groups than collections have the group before it. */
function nameOf({ keys }: Operation): string {
  return (keys[0] === "collections" ? keys.slice(1) : keys).join(".");
}

/** The smallest request that is in order. One that names a collection names an absent one. */
function opening({ operation }: CheckContext, isProbe: boolean): CheckTemplate[] {
  if (operation.names.collection.field !== undefined) {
    return [{ id: "unknown-collection", title: "a collection that does not exist", isProbe }];
  }
  return operation.effect ? [] : [{ id: "success", title: "a request that is in order" }];
}

/** The required fields with the example's values; what is named is absent. */
export function smallestBody({ body, example, names }: Operation, absentName: string): Record<string, unknown> {
  const { collection, newCollection, partition } = names;
  const exampleOf = (name: string) => {
    if (name === collection.field || name === newCollection.field) return absentName;
    if (name === partition.field) return partition.isList ? [defaultPartition] : defaultPartition;
    return example[name];
  };
  return Object.fromEntries((body.required ?? []).map((name) => [name, exampleOf(name)]));
}

/** What the schema of the body says of each field, broken. */
function fields({ operation, fields }: CheckContext): CheckTemplate[] {
  const { properties = {}, required = [] } = operation.body;
  const row = (id: string, title: string, changes: object): CheckTemplate => ({
    id,
    title,
    body: { ...fields, ...changes },
  });
  const isText = (name: string) => [properties[name]?.type].flat().includes("string");
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  return [
    ...required.map((name) => row(`${name}-missing`, `no ${name}`, { [name]: undefined })),
    ...required.map((name) => row(`${name}-null`, `${name} null`, { [name]: null })),
    ...required.filter(isText).map((name) => row(`${name}-empty`, `an empty ${name}`, { [name]: "" })),
    ...(optional.length === 0
      ? []
      : [row("optional-null", "every optional field null", Object.fromEntries(optional.map((name) => [name, null])))]),
    ...Object.entries(properties).flatMap(([name, schema]) => [
      ...wrongValues(schema).map((value) => row(`${name}-type`, `${name} of the wrong type`, { [name]: value })),
      ...wrongValues(schema.items).map((value) =>
        row(`${name}-items`, `an item of the wrong type in ${name}`, { [name]: [value] }),
      ),
    ]),
  ];
}

/** A value that is not of the schema's type; none where every value is. */
function wrongValues({ type = [] }: Schema = {}): unknown[] {
  const types = [type].flat().filter((each) => each !== "null");
  return types.length === 1 ? (wrong.get(types.join()) ?? []) : [];
}

const wrong: ReadonlyMap<string, unknown[]> = new Map<string, unknown[]>([
  ["string", [5]],
  ["integer", ["five"]],
  ["number", ["five"]],
  ["boolean", ["yes"]],
  ["array", [7]],
  ["object", ["x"]],
]);

/** Names of collections that have not the form of one. */
function names({ operation, fields, absentName }: CheckContext): CheckTemplate[] {
  const { maxLength, pattern } = operation.nameForm;
  const field = operation.names.collection.field ?? operation.names.newCollection.field;
  if (field === undefined) return [];
  const named = (id: string, title: string, name: string): CheckTemplate => ({
    id: `name-${id}`,
    title,
    body: { ...fields, [field]: name },
  });
  return [
    ...(pattern.test(`${absentName}-x`) ? [] : [named("hyphen", "a collection name with a hyphen", `${absentName}-x`)]),
    ...(Number.isFinite(maxLength)
      ? [named("too-long", `a collection name of ${maxLength + 1} bytes`, absentName.padEnd(maxLength + 1, "x"))]
      : []),
  ];
}

/** Databases that do not exist, by each way to name one. */
function databases({ operation, fields, absentName }: CheckContext): CheckTemplate[] {
  const { collection, newCollection, database } = operation.names;
  const { field, header } = database;
  const name = collection.field ?? newCollection.field;
  const inUnknown = { ...fields, [field ?? ""]: absentName };
  return [
    ...(field === undefined
      ? []
      : [{ id: "database-unknown", title: "a database that does not exist", body: inUnknown }]),
    ...(header === undefined
      ? []
      : [
          {
            id: "database-header",
            title: `a database that does not exist, in the header ${header}`,
            headers: { [header]: absentName },
          },
        ]),
    ...(field === undefined || name === undefined
      ? []
      : [
          {
            id: "database-unknown-bad-name",
            title: "an invalid collection name in a database that does not exist",
            body: { ...inUnknown, [name]: "no-name" },
          },
        ]),
  ];
}

/** What a user without the privilege is told, where some profile asks for one. */
function privileges({ spec, operation, fields, absentName }: CheckContext): CheckTemplate[] {
  if (![...spec.profiles.values()].some((profile) => operation.privilegeIn(profile))) return [];
  const name = operation.names.collection.field ?? operation.names.newCollection.field;
  const denied = (id: string, title: string, body: object): CheckTemplate => ({
    id: `privilege-${id}`,
    title: `${title}, as a user without the privilege`,
    needs: ["authOn", "unprivilegedToken"],
    credentials: { of: "unprivilegedToken", as: "bearer" },
    body: { ...body },
  });
  return [
    denied("denied", "a request that is in order", fields),
    denied("after-body", "an empty object", {}),
    ...(name === undefined
      ? []
      : [denied("before-name", "an invalid collection name", { ...fields, [name]: `${absentName}-x` })]),
  ];
}

/** The work itself on the collection that is given for it, where no data is lost. */
function work({ operation, fields, collection }: CheckContext): CheckTemplate[] {
  const { field } = operation.names.collection;
  const isHarmless = operation.effect === undefined || operation.nonDestructive;
  if (!isHarmless || field === undefined) return [];
  const body = { ...fields, ...(collection !== undefined && { [field]: collection }) };
  const rest = { needs: ["collection"], body } as const;
  return [
    { id: "success", title: "a collection that exists", ...rest },
    ...(operation.effect && operation.idempotent
      ? [{ id: "success-again", title: "the same collection again", ...rest }]
      : []),
  ];
}
