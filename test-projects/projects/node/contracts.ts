import { assertReleased, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

export const contracts: readonly Contract[] = [
  node("ES module", "release.mjs"),
  node("CommonJS", "release.cjs"),
  node("ES module, over the undici pool", "pool.mjs"),
  node("CommonJS, over the undici pool", "pool.cjs"),
  node("both modules in one program, each with the other's errors", "both.mjs"),
  node("CommonJS, the client tested with the mock and the mock with the kit", "tools.cjs"),
];

function node(name: string, program: string): Contract {
  return {
    name: `Node, ${name}`,
    check: async ({ folder, url }) => assertReleased(await runProgram(process.execPath, [program, url], folder)),
  };
}
