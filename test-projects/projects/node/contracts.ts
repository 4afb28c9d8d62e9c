import { assertReleased, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

export const contracts: readonly Contract[] = [
  node("ES module", "release.mjs"),
  node("CommonJS that requires the ES module", "release.cjs"),
  node("ES module, over the undici pool", "pool.mjs"),
];

function node(name: string, program: string): Contract {
  return {
    name: `Node, ${name}`,
    check: async ({ folder, url }) => assertReleased(await runProgram(process.execPath, [program, url], folder)),
  };
}
