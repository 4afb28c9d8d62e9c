import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract } from "./contract.ts";

/** Every contract, by the name of its folder in projects/. */
export async function loadContracts(): Promise<{ project: string; contract: Contract }[]> {
  const files = globSync("projects/*/contracts.ts", { cwd: import.meta.dirname }).toSorted();
  const loaded = files.map(async (file) => {
    const module: { contracts: readonly Contract[] } = await import(
      /* @vite-ignore */ pathToFileURL(join(import.meta.dirname, file)).href
    );
    return module.contracts.map((contract) => ({ project: basename(dirname(file)), contract }));
  });
  return (await Promise.all(loaded)).flat();
}
