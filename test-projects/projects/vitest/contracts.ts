import assert from "node:assert/strict";
import { join } from "node:path";
import type { Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

export const contracts: readonly Contract[] = [
  vitest("a mock for each test, threads", "..", ["fixture.test.ts", "--pool", "threads"]),
  vitest("a mock for each test, vmThreads", "..", ["fixture.test.ts", "--pool", "vmThreads"]),
  // jsdom is found by a Vitest beside it.
  ...["threads", "vmThreads"].map((pool) => ({
    ...vitest(`jsdom, ${pool}`, ".", ["jsdom.test.ts", "--environment", "jsdom", "--pool", pool]),
    needs: "npm",
  })),
];

function vitest(name: string, place: string, args: string[]): Contract {
  return {
    name: `Vitest, ${name}`,
    check: async ({ folder }) => {
      const program = join(folder, place, "node_modules/vitest/vitest.mjs");
      assert.match(await runProgram(process.execPath, [program, "run", ...args], folder), /2 passed/);
    },
  };
}
