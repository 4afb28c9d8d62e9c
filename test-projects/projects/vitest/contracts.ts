import assert from "node:assert/strict";
import { join } from "node:path";
import type { Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

export const contracts: readonly Contract[] = [
  {
    name: "Vitest, a mock for each test",
    check: async ({ folder }) => {
      const output = await runProgram(join(folder, "../node_modules/.bin/vitest"), ["run", "mock.test.ts"], folder);
      assert.match(output, /1 passed/);
    },
  },
];
