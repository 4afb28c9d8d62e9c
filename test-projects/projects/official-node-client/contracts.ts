import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { assertCodes, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

const version = "3.0.6";
const flags = ["--ignore-scripts", "--no-audit", "--no-fund"];

export const contracts: readonly Contract[] = [
  {
    name: `@zilliz/milvus2-sdk-node ${version}, its HttpClient`,
    needs: "npm",
    check: async ({ folder, url }) => {
      writeFileSync(join(folder, "package.json"), "{}");
      await runProgram("npm", ["install", ...flags, `@zilliz/milvus2-sdk-node@${version}`], folder);
      assertCodes(await runProgram(process.execPath, ["release.mjs", url], folder));
    },
  },
];
