import { assertCodes, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

export const contracts: readonly Contract[] = [
  {
    name: "Go, net/http",
    needs: "go",
    check: async ({ folder, url }) => assertCodes(await runProgram("go", ["run", "release.go", url], folder)),
  },
];
