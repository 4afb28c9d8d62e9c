import { parentPort, workerData } from "node:worker_threads";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { killers } from "./killers.ts";
import { type Json, mutantsOf } from "./mutants.ts";
import { worldOf } from "./world-of.ts";

/** What became of a mutant: the check that it fell to, and why; undefined for one that survived. */
export interface Fate {
  name: string;
  killer?: string;
  why?: string;
}

/** Tries every `of`-th mutant, from the `first` on. The document itself goes before them: nothing may kill it. */
const { first, of }: { first: number; of: number } = workerData;
const own = mutantsOf(openapi).filter((_, index) => index % of === first);
for (const { name, document } of [{ name: "none", document: structuredClone(openapi) }, ...own]) {
  parentPort?.postMessage({ name, ...(await fateOf(document)) });
}

async function fateOf(document: Json): Promise<Omit<Fate, "name">> {
  let killer = "generation";
  try {
    const world = await worldOf(document);
    for (const [name, kill] of Object.entries(killers)) {
      killer = name;
      const why = await kill(document, world);
      if (why !== undefined) return { killer, why };
    }
    return {};
  } catch (error) {
    return { killer, why: error instanceof Error ? error.message : String(error) };
  }
}
