import * as client from "../src/index.ts";
import { cases, fetchCases } from "../test/contract/cases.ts";

/** A case, and the mock that was started for it. */
export interface CaseTarget {
  name: string;
  url: string;
}

export interface CaseOutcome {
  name: string;
  outcome: unknown;
}

/** Runs cases of the contract, one after the other, wherever this module was brought to. */
export async function runCases(targets: CaseTarget[]): Promise<CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  for (const { name, url } of targets) {
    const outcome = await { ...cases, ...fetchCases }[name]
      ?.run(client, url)
      .catch((error: unknown) => ({ thrown: `${error}` }));
    outcomes.push({ name, outcome });
  }
  return outcomes;
}
