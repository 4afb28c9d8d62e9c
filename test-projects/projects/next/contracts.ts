import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertReleased, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

export const contracts: readonly Contract[] = ["turbopack", "webpack"].map((bundler) => ({
  name: `Next 16, ${bundler}, a route handler`,
  needs: "npm",
  check: async ({ folder, url }) => {
    const next = join(folder, "node_modules/next/dist/bin/next");
    const env = { MILVUS_URI: url, NEXT_TELEMETRY_DISABLED: "1" };
    await runProgram(process.execPath, [next, "build", `--${bundler}`], folder, env);
    assertReleased(readFileSync(join(folder, ".next/server/app/release.body"), "utf8"));
  },
}));
