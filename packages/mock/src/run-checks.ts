import { type CheckName, checkTable } from "@milvus-rest/types";
import { checks } from "./checks/index.ts";
import type { Exchange } from "./exchange.ts";
import type { Outcome } from "./outcome.ts";

/** Takes a request through checks, up to the first that objects. */
export async function runChecks(names: readonly CheckName[], exchange: Exchange): Promise<Outcome | undefined> {
  for (const name of names) {
    const objection = await checks[name](exchange);
    if (objection) return { error: checkTable[name], ...objection };
  }
}
