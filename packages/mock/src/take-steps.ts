import { type StepName, stepTable } from "@milvus-rest/types";
import type { Exchange } from "./exchange.ts";
import type { Outcome } from "./outcome.ts";
import { steps } from "./steps/index.ts";

/** Takes a request through steps, up to the first that objects. */
export async function takeSteps(names: readonly StepName[], exchange: Exchange): Promise<Outcome | undefined> {
  for (const name of names) {
    const objection = await steps[name](exchange);
    if (objection) return { error: stepTable[name], ...objection };
  }
}
