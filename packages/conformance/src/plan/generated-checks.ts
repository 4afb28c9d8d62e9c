import type { Arbitrary } from "fast-check";
import type { Settings } from "../options.ts";
import { type Check, type CheckContext, checkOf, type Difference, nameOf } from "./check.ts";

type FastCheck = typeof import("fast-check").default;

/** Checks of one operation that are generated while they are made. */
export interface Generator {
  /** Stands for all of them. */
  check: Check;
  checksFrom(fastCheck: FastCheck): Arbitrary<Check>;
}

/** Requests that a client may send by mistake. What they name does not exist, as in every check. */
export function generatorOf(context: CheckContext, settings: Settings): Generator {
  const id = `fuzz/${nameOf(context.operation)}`;
  const build = (difference: Difference) =>
    checkOf([id, "generated requests", { ...difference, isGenerated: true }], context, settings);
  return { check: build({}), checksFrom: (fastCheck) => differences(fastCheck, context).map(build) };
}

/** In each part of a request the first value is the plain one; others shrink to it, so that the smallest failing request differs in little. */
function differences(fc: FastCheck, context: CheckContext): Arbitrary<Difference> {
  const { operation, fields, absentName } = context;
  const mostly = <T>(plain: T, other: Arbitrary<T>) =>
    fc.oneof({ withCrossShrink: true }, { arbitrary: fc.constant(plain), weight: 3 }, { arbitrary: other, weight: 1 });
  const odd = fc.string({ unit: fc.constantFrom(...'aZ9_-.%$é名😀"\\\n\0'), maxLength: 260 });
  // What a partition's name must be like, in the releases that look at it, was not recorded.
  const plain = fc.stringMatching(/^[a-z0-9_]{0,40}$/);
  // Releases that do not have a newer field yet take any value of it.
  const everywhere = Object.entries(operation.body.properties ?? {}).filter(([, schema]) => !schema["x-milvus-since"]);
  const known = everywhere.map(([name]) => {
    const isCreated = name === operation.names.newCollection.field;
    // A server that takes what it should refuse must not create anything.
    const start = isCreated ? `${absentName}-x` : absentName;
    const isPartition = name === operation.names.partition.field;
    return [name, mostly(isCreated ? start : fields[name], oddValue(fc, start, isPartition ? plain : odd))] as const;
  });
  const unknown = fc.dictionary(fc.stringMatching(/^x[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 });
  const body = fc.record({ ...Object.fromEntries(known), unknown });
  const { header } = operation.names.database;
  const parts = {
    body,
    share: mostly(1, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
    isAnonymous: mostly(false, fc.constant(true)),
    inHeader: mostly<string | undefined>(undefined, fc.constantFrom(absentName, "")),
  };
  return fc.record(parts).map(({ body: { unknown, ...fields }, share, isAnonymous, inHeader }) => {
    const text = JSON.stringify({ ...fields, ...unknown });
    return {
      body: text.slice(0, Math.ceil(share * text.length)),
      ...(isAnonymous && { credentials: "none" }),
      ...(header !== undefined && inHeader !== undefined && { headers: { [header]: inHeader } }),
    };
  });
}

/** A value of any type. The text is a name that does not exist; undefined leaves the field out. */
function oddValue(fc: FastCheck, start: string, end: Arbitrary<string>): Arbitrary<unknown> {
  const name = end.map((text) => start + text);
  const list = fc.array(fc.oneof(name, fc.constantFrom(start, "")), { minLength: 1, maxLength: 3 });
  const others = fc.constantFrom(undefined, null, "", 5, -1, 1.5, true, {}, [5], [[]]);
  return fc.oneof({ withCrossShrink: true }, name, list, others);
}
