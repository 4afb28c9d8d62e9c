import type { Check } from "../checks/check.ts";
import { checksOf, type OperationChecks } from "../checks/checks.ts";
import type { Operation } from "../spec/operation.ts";

/** The checks in the order in which they are made. */
export interface Order {
  /** The first two. Undefined where no operation names a collection: then no request is known to do nothing. */
  opening: { probe: Check; anonymous: Check } | undefined;
  rest: readonly Check[];
  /** Those to which an answer of success ends the run. */
  probes: ReadonlySet<Check>;
}

/**
 * Puts an operation that names a collection first, and its probe before everything else.
 *
 * @param nobody a name that no collection, database or user has.
 * @param collection the collection that the work may be done to.
 */
export function orderChecks(operations: readonly Operation[], nobody: string, collection?: string): Order {
  const all = operations.map((operation) => checksOf(operation, nobody, collection));
  const first = all.find(isGuarded);
  const others = all.filter((each) => each !== first);
  return {
    opening: first && { probe: first.probe, anonymous: first.anonymous },
    rest: [...(first?.others ?? []), ...others.flatMap(listOf)],
    probes: new Set(all.filter(isGuarded).map(({ probe }) => probe)),
  };
}

const isGuarded = (each: OperationChecks): each is Required<OperationChecks> => each.probe !== undefined;

function listOf({ probe, anonymous, others }: OperationChecks): Check[] {
  return [...(probe ? [probe] : []), anonymous, ...others];
}
