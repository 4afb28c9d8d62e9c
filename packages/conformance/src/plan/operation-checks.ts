import type { Operation, Schema } from "@milvus-rest/semantics";
import { type CheckContext, type CheckTemplate, nameOf } from "./check.ts";

/**
 * Checks of an operation: its fields, and the steps that its requests go through. The first one shows that it is served.
 *
 * @param isRefused whether an absent name is refused, so that a success of the first one can only be an error.
 */
export function operationChecks(context: CheckContext, isRefused: boolean): CheckTemplate[] {
  const { operation } = context;
  const { collection } = operation.names;
  const unknown: CheckTemplate = ["unknown-collection", "a collection that does not exist", { isProbe: isRefused }];
  const read: CheckTemplate = ["success", "a request that is in order"];
  const templates: CheckTemplate[] = [
    ...(collection.field !== undefined ? [unknown] : operation.effect === undefined ? [read] : []),
    ["auth-none", "no credentials", { credentials: "none" }],
    ["body-empty", "an empty body", { body: "" }],
    ...[fields, names, databases, privileges, work].flatMap((topic) => topic(context)),
  ];
  return templates.map(([id, title, difference]) => [`${nameOf(operation)}/${id}`, title, difference ?? {}]);
}

/** What the schema of the body says of each field, broken. */
function fields({ operation, fields, absentName }: CheckContext): CheckTemplate[] {
  const { properties = {}, required = [] } = operation.body;
  const { field: created } = operation.names.newCollection;
  // A server that takes what it should refuse must not create anything: the name is checked after all of this.
  const harmless = created === undefined ? fields : { ...fields, [created]: `${absentName}-x` };
  const changed = (changes: object) => ({ body: { ...harmless, ...changes } });
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const nulls = Object.fromEntries(optional.map((name) => [name, null]));
  const texts = required.filter((name) => typesOf(properties[name]).includes("string"));
  const templates: CheckTemplate[] = [
    ...required.map((name): CheckTemplate => [`${name}-missing`, `no ${name}`, changed({ [name]: undefined })]),
    ...texts.map((name): CheckTemplate => [`${name}-empty`, `an empty ${name}`, changed({ [name]: "" })]),
  ];
  if (optional.length > 0) templates.push(["optional-null", "every optional field null", changed(nulls)]);
  for (const [name, schema] of Object.entries(properties)) {
    // A release that does not have the field yet takes any value.
    if (schema["x-milvus-since"] !== undefined) continue;
    const value = wrongValueOf(schema);
    if (value !== undefined) templates.push([`${name}-type`, `${name} of the wrong type`, changed({ [name]: value })]);
    const item = wrongValueOf(schema.items);
    const title = `an item of the wrong type in ${name}`;
    if (item !== undefined) templates.push([`${name}-items`, title, changed({ [name]: [item] })]);
  }
  return templates;
}

const typesOf = ({ type = [] }: Schema = {}) => [type].flat().filter((each) => each !== "null");
const wrongValues = new Map(
  Object.entries({ string: 5, integer: "five", number: "five", boolean: "yes", array: 7, object: "x" }),
);

/** A value that is not of the schema's type; undefined where every value is. */
function wrongValueOf(schema: Schema | undefined): string | number | undefined {
  const types = typesOf(schema);
  return types.length === 1 ? wrongValues.get(types.join()) : undefined;
}

const nameFieldOf = ({ names }: Operation) => names.collection.field ?? names.newCollection.field;

/** Names that have not the form of a collection's. */
function names({ operation, fields, absentName }: CheckContext): CheckTemplate[] {
  const { maxLength, pattern } = operation.nameForm;
  const field = nameFieldOf(operation);
  if (field === undefined) return [];
  const named = (name: string) => ({ body: { ...fields, [field]: name } });
  const hyphen = `${absentName}-x`;
  const templates: CheckTemplate[] = [];
  if (!pattern.test(hyphen)) templates.push(["name-hyphen", "a collection name with a hyphen", named(hyphen)]);
  if (!Number.isFinite(maxLength)) return templates;
  const tooLong = absentName.padEnd(maxLength + 1, "x");
  return [...templates, ["name-too-long", `a collection name of ${maxLength + 1} bytes`, named(tooLong)]];
}

/** Databases that do not exist, by each way to name one. */
function databases({ operation, fields, absentName }: CheckContext): CheckTemplate[] {
  const { field, header } = operation.names.database;
  const name = nameFieldOf(operation);
  const inUnknown = { ...fields, [`${field}`]: absentName };
  const templates: CheckTemplate[] = [];
  if (field !== undefined) templates.push(["database-unknown", "a database that does not exist", { body: inUnknown }]);
  if (header !== undefined) {
    const title = `a database that does not exist, in the header ${header}`;
    templates.push(["database-header", title, { headers: { [header]: absentName } }]);
  }
  if (field === undefined || name === undefined) return templates;
  const title = "an invalid collection name in a database that does not exist";
  return [...templates, ["database-unknown-bad-name", title, { body: { ...inUnknown, [name]: "no-name" } }]];
}

/** What a user without the privilege is told, where some profile asks for one. */
function privileges({ spec, operation }: CheckContext): CheckTemplate[] {
  if (![...spec.profiles.values()].some((profile) => operation.privilegeIn(profile))) return [];
  return [["privilege-denied", "a request that is in order, without the privilege", unprivileged]];
}

/** The credentials of a user without privileges. */
export const unprivileged = {
  needs: ["authOn", "unprivilegedToken"],
  credentials: { of: "unprivilegedToken", as: "bearer" },
} as const;

/** The work itself on the collection that is given for it, where no data is lost. */
function work({ operation, fields, collection }: CheckContext): CheckTemplate[] {
  const { effect, nonDestructive, idempotent } = operation;
  const { field } = operation.names.collection;
  if (field === undefined || (effect !== undefined && !nonDestructive)) return [];
  const body = { ...fields, ...(collection !== undefined && { [field]: collection }) };
  const success: CheckTemplate = ["success", "a collection that exists", { needs: ["collection"], body }];
  const again: CheckTemplate = ["success-again", "the same collection again", { needs: ["collection"], body }];
  return effect !== undefined && idempotent ? [success, again] : [success];
}
