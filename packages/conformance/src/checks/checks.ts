import type { Operation } from "../spec/operation.ts";
import { authenticationRows, privilegeRows } from "./authentication.ts";
import { bodyRows } from "./body.ts";
import type { Check, Row, Rows, Subject } from "./check.ts";
import { fieldRows } from "./fields.ts";
import { headerRows } from "./headers.ts";
import { nameRows } from "./names.ts";
import { routingRows } from "./routing.ts";
import { workRows } from "./work.ts";

/** The guard: to a server that says yes to it, nothing else is said. */
const probe: Row = { slug: "unknown-collection", title: "a collection that does not exist", plan: {} };

/** Shows whether the server asks for credentials. */
const anonymous: Row = { slug: "auth-none", title: "no credentials", plan: { credentials: { of: "nobody" } } };

const topics: readonly Rows[] = [
  bodyRows,
  fieldRows,
  nameRows,
  headerRows,
  routingRows,
  authenticationRows,
  privilegeRows,
  workRows,
];

/** The checks of an operation, all of them derived from the spec. */
export interface OperationChecks {
  /** Only where the operation names a collection: any other one may rightly succeed. */
  probe?: Check;
  anonymous: Check;
  others: readonly Check[];
}

/**
 * @param nobody a name that no collection, database or user has.
 * @param collection the collection that the work may be done to.
 */
export function checksOf(operation: Operation, nobody: string, collection?: string): OperationChecks {
  const subject: Subject = { operation, nobody, collection, fields: smallestBody(operation, nobody) };
  const toCheck = ({ slug, title, plan, needs = [], leavesTimeLimit = false }: Row): Check => ({
    id: `${operation.name}/${slug}`,
    title,
    operation,
    needs,
    plan: { body: subject.fields, ...plan },
    leavesTimeLimit,
  });
  return {
    ...(operation.names.collection.field !== undefined && { probe: toCheck(probe) }),
    anonymous: toCheck(anonymous),
    others: topics.flatMap((rows) => rows(subject)).map(toCheck),
  };
}

/** The required fields with the example's values; the collection is one that cannot exist. */
function smallestBody({ body, example, names }: Operation, nobody: string): Record<string, unknown> {
  const required = body.required ?? [];
  const values = required.map((name) => [name, name === names.collection.field ? nobody : example[name]]);
  return Object.fromEntries(values);
}
