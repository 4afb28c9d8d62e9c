import { parentPort } from "node:worker_threads";
import { checks } from "./checks.ts";
import { mutantsOf } from "./mutants.ts";
import { original, published, type Trial, trialOf } from "./trial.ts";

/** The outcome of a mutant: the check that failed, and why; undefined for a mutant that survived. */
export interface Fate {
  name: string;
  check?: string;
  why?: string;
}

/** Tries every mutant, after the document itself, which must pass. */
parentPort?.postMessage({ name: "none", ...fateOf(original) });
for (const mutant of mutantsOf(published)) {
  parentPort?.postMessage({ name: mutant.name, ...fateOf(trialOf(mutant)) });
}

function fateOf(trial: Trial): Omit<Fate, "name"> {
  for (const [check, run] of Object.entries(checks)) {
    const why = reasonOf(() => run(trial));
    if (why !== undefined) return { check, why };
  }
  return {};
}

function reasonOf(check: () => string | undefined): string | undefined {
  try {
    return check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
