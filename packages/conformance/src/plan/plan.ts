import { decide, defaultPartition, type Operation } from "@milvus-rest/semantics";
import { UsageError } from "../errors.ts";
import { basePathOf, type Settings } from "../options.ts";
import { type Check, type CheckContext, checkOf, nameOf } from "./check.ts";
import { scratchChecks, withLook } from "./effect-checks.ts";
import { type Generator, generatorOf } from "./generated-checks.ts";
import { operationChecks } from "./operation-checks.ts";
import { serverChecks } from "./server-checks.ts";

/** What is sent, in this order. */
export interface Plan {
  /** Names a collection that cannot exist: after a success nothing else is sent. */
  probe: Check;
  /** Shows whether the server asks for credentials. */
  anonymous: Check;
  checks: readonly Check[];
  /** What is sent after that: generated checks, by operation. */
  generators: readonly Generator[];
}

/** Every check of a plan, in its order; one for all that are generated for an operation. */
export const checksOf = ({ probe, anonymous, checks, generators }: Plan): readonly Check[] => [
  ...[probe, anonymous, ...checks],
  ...generators.map(({ check }) => check),
];

/**
 * Plans a run; everything in it follows from the spec. The checks that are about the server are made on the first
 * operation that refuses an absent name, whatever the generation.
 *
 * @param absentName a name that no collection, database or user has.
 * @returns undefined where there is no such operation: then no request is known to be harmless.
 */
export function planChecks(settings: Settings, absentName: string): Plan | undefined {
  const { spec, collection } = settings;
  const contexts = selectedOperations(settings).map((operation): CheckContext => {
    return { spec, operation, absentName, collection, fields: smallestBody(operation, absentName) };
  });
  const refusing = new Set(contexts.filter((context) => refusesAbsentName(context, settings)));
  const [first] = refusing;
  if (!first) return undefined;
  const [[probe, anonymous, ...rest] = [], ...others] = [first, ...contexts.filter((each) => each !== first)].map(
    (context) => operationChecks(context, refusing.has(context)).map((each) => checkOf(each, context, settings)),
  );
  if (!probe || !anonymous) return undefined;
  const ofServer = serverChecks(first).map((each) => checkOf(each, first, settings));
  const looking = [...rest, ...others.flat()].map((each) => withLook(each, contexts, settings));
  const all = [...ofServer, ...looking, ...(settings.scratch ? scratchChecks(contexts, settings, absentName) : [])];
  const checks = selectedChecks(all, [probe, anonymous], settings);
  const generators = settings.fuzz > 0 ? contexts.map((context) => generatorOf(context, settings)) : [];
  return { probe, anonymous, checks, generators };
}

function selectedOperations({ spec: { operations }, operations: wanted }: Settings): readonly Operation[] {
  const isNamed = ({ path, keys }: Operation, name: string) =>
    name.includes("/")
      ? path.endsWith(`/${name.replace(/^\//, "")}`)
      : [nameOf({ keys }), keys.join(".")].includes(name);
  const unknown = wanted?.find((name) => !operations.some((each) => isNamed(each, name)));
  if (unknown !== undefined) {
    const known = operations.map(nameOf).join(", ");
    throw new UsageError(`the spec has no operation ${JSON.stringify(unknown)}; expected one of ${known}`);
  }
  return operations.filter((each) => !wanted || wanted.some((name) => isNamed(each, name)));
}

/** The named ones; of those that follow one another all. */
function selectedChecks(
  all: readonly Check[],
  always: readonly Check[],
  { checks: wanted }: Settings,
): readonly Check[] {
  const unknown = wanted?.find((id) => ![...always, ...all].some((each) => each.id === id));
  if (unknown !== undefined)
    throw new UsageError(
      `there is no check ${JSON.stringify(unknown)}; --list shows them all, and scratch/… need --scratch`,
    );
  const isScratch = ({ id }: Check) => id.startsWith("scratch/");
  const wantsScratch = all.some((each) => isScratch(each) && wanted?.includes(each.id));
  return all.filter((each) => !wanted || wanted.includes(each.id) || (wantsScratch && isScratch(each)));
}

/** The required fields with the example's values; what they name is absent. */
function smallestBody({ body, example, names }: Operation, absentName: string): Record<string, unknown> {
  const { collection, newCollection, partition } = names;
  const exampleOf = (name: string) => {
    if (name === collection.field || name === newCollection.field) return absentName;
    if (name === partition.field) return partition.isList ? [defaultPartition] : defaultPartition;
    return example[name];
  };
  return Object.fromEntries((body.required ?? []).map((name) => [name, exampleOf(name)]));
}

function refusesAbsentName(context: CheckContext, settings: Settings): boolean {
  const { spec, operation } = context;
  const { request } = checkOf(["", ""], context, settings);
  if (operation.names.collection.field === undefined) return false;
  return settings.profiles.every((profile) => {
    const knowledge = { profile, world: { databases: { default: {} } }, basePath: basePathOf(settings.url) };
    const { responses } = decide(spec, request, knowledge);
    return operation.isServedBy(profile) && responses.every(({ outcome }) => outcome !== "Success");
  });
}
