import type { Operation } from "@milvus-rest/semantics";
import { type JsonObject, objectOf } from "../mutants.ts";
import type { Trial } from "../trial.ts";

/** Codes that Milvus itself calls retryable: its error table, pkg/util/merr/errors.go. */
const retryableCodes = new Set([1, 2, 4, 8, 12, 103, 106, 110, 505, 507, 1002, 1003, 1807]);
/** A second drop could drop a new collection of the same name; anything else has the same result when it is repeated. */
const notIdempotent = new Set(["collections/drop"]);
/** Drop loses data, and create takes a name that was free. */
const destructive = new Set(["collections/create", "collections/drop"]);

/** What an operation does, by the last name of its path, which is Milvus' own. Any other only reads. */
const effects: Readonly<Record<string, string>> = {
  load: "load",
  refresh_load: "refresh",
  release: "release",
  create: "create",
  drop: "drop",
};

/** Each operation has the effect that its name says. */
export function effectsHold({ spec }: Trial): string | undefined {
  const wrong = spec.operations.find(({ path, effect }) => effect !== effects[path.split("/").at(-1) ?? ""]);
  return wrong && `${wrong.path} has the effect ${wrong.effect}`;
}

/** What a client does on its own (repeat a request, spare the data) is as safe as Milvus is. */
export function clientsAreSafe({ spec }: Trial): string | undefined {
  const error = [...spec.errors.values()].find(({ code, retryable }) => retryable !== retryableCodes.has(code));
  if (error) return `${error.name} is retryable: ${error.retryable}`;
  const operation = spec.operations.find(({ path, idempotent, nonDestructive }) => {
    const name = path.slice("/v2/vectordb/".length);
    return idempotent === notIdempotent.has(name) || nonDestructive === destructive.has(name);
  });
  return (
    operation &&
    `${operation.path} is idempotent: ${operation.idempotent}, non-destructive: ${operation.nonDestructive}`
  );
}

/** Milvus reads credentials, headers and names in one place for all operations, so they are the same for all. */
export function operationsAreAlike({ document, spec }: Trial): string | undefined {
  const nodes = Object.values(objectOf(document.paths)).map((methods) => objectOf(objectOf(methods).post));
  const facts = [...new Set(nodes.map(factsOf))];
  if (facts.length > 1) return `some operations have ${facts.join(", others ")}`;
  const forms = new Set(
    spec.operations.filter(namesCollection).map(({ nameForm }) => `${nameForm.pattern} ${nameForm.maxLength}`),
  );
  if (forms.size > 1) return `the names of collections have different forms: ${[...forms].join(", ")}`;
  const other = spec.operations.find(
    ({ body, names, takesRequestTimeout }) =>
      !takesRequestTimeout || "dbName" in (body.properties ?? {}) !== (names.database.header !== undefined),
  );
  return other && `${other.path} does not have the headers of the other operations`;
}

const factsOf = ({ security, requestBody, responses }: JsonObject) =>
  JSON.stringify([security, objectOf(requestBody).required, Object.keys(objectOf(responses))]);

const namesCollection = ({ names }: Operation) =>
  names.collection.field !== undefined || names.newCollection.field !== undefined;

/** Every error that profiles.yaml names is in the catalogue. */
export function errorsExist({ spec }: Trial): string | undefined {
  const values = [...spec.profiles.values()].flatMap((profile) => Object.entries(profile));
  const outcomes = values.filter(([key]) => key.endsWith("Outcome")).map(([, name]) => String(name));
  const names = [
    ...Object.values(spec.effectFailures).flat(),
    ...spec.failures,
    ...Object.values(spec.stepErrors),
    ...outcomes,
  ];
  const unknown = names.find((name) => !spec.errors.has(name));
  return unknown && `${unknown} is not in the catalogue`;
}
