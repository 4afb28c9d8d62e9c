import { type ErrorName, errorTable, stepTable } from "@milvus-rest/types";
import { timeLimit } from "../spec/document.ts";
import type { Facts } from "./facts.ts";
import type { OutcomeName } from "./outcome.ts";
import { askedLimitOf } from "./request-timeout.ts";
import { type Collection, findCollection } from "./world.ts";

/** The errors that no step before the work answers. */
const failures = (Object.keys(errorTable) as ErrorName[]).filter(
  (name) => !(Object.values(stepTable) as ErrorName[]).includes(name),
);

/** The two faces of a time limit that is over: real servers race between them. */
export const timeouts: readonly OutcomeName[] = ["RequestTimeout", "DeadlineExceeded"];

/** How many seconds a request may take. */
export function limitOf({ request, profile, rememberedTimeout }: Facts): number {
  const earlier = profile.timeoutSticky ? rememberedTimeout : undefined;
  return askedLimitOf(request).seconds ?? earlier ?? timeLimit.default;
}

/** What may come of the work that a request asks for. */
export function workOutcomes(facts: Facts): readonly OutcomeName[] {
  const { world, database, collection } = facts;
  if (!world) return ["Success", ...failures];
  if (collection === undefined) return ["Success"];
  const { work = "none", seconds = 0 } = findCollection(world, database, collection) ?? {};
  if (work === "slow") return slowOutcomes(seconds, limitOf(facts));
  return outcomesOf[work];
}

const outcomesOf: Record<Exclude<Collection["work"], "slow" | undefined> | "none", readonly OutcomeName[]> = {
  none: ["Success"],
  panic: ["Panic"],
  notReady: ["ServiceNotReady"],
  unavailable: ["UnexpectedError"],
};

function slowOutcomes(seconds: number, limit: number): readonly OutcomeName[] {
  if (seconds < limit) return ["Success"];
  return seconds > limit ? timeouts : ["Success", ...timeouts];
}
