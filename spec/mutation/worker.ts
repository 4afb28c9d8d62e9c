import { parentPort, workerData } from "node:worker_threads";
import { checks } from "./checks.ts";
import { mutantsOf } from "./mutants.ts";
import { original, published, type Trial, trialOf } from "./trial.ts";

/** The outcome of a mutant: the check that failed, and why; undefined for a mutant that survived. */
export interface Fate {
  name: string;
  check?: string;
  why?: string;
}

/** Tries every `of`-th mutant, from the `first` on, after the document itself, which must pass. */
const { first, of }: { first: number; of: number } = workerData;
const own = mutantsOf(published).filter((_, index) => index % of === first);
parentPort?.postMessage({ name: "none", ...fateOf(() => original) });
for (const mutant of own) {
  parentPort?.postMessage({ name: mutant.name, ...fateOf(() => trialOf(mutant)) });
}

function fateOf(start: () => Trial): Omit<Fate, "name"> {
  let check = "spec";
  try {
    const trial = start();
    for (const [name, run] of Object.entries(checks)) {
      check = name;
      const why = run(trial);
      if (why !== undefined) return { check, why };
    }
    return {};
  } catch (error) {
    return { check, why: error instanceof Error ? error.message : String(error) };
  }
}
