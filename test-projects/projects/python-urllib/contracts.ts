import { assertCodes, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

export const contracts: readonly Contract[] = [
  {
    name: "Python, urllib",
    needs: "python3",
    check: async ({ folder, url }) => assertCodes(await runProgram("python3", ["release.py", url], folder)),
  },
];
