import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Contract } from "../../contract.ts";

export const contracts: readonly Contract[] = [
  jest("require, Node", "release.test.cjs", "node"),
  jest("require, jsdom", "release.test.cjs", "jsdom"),
  jest("ES modules, Node", "release.test.mjs", "node"),
  jest("ES modules, jsdom", "release.test.mjs", "jsdom"),
];

/** Client and mock in a test of Jest. jsdom has no `fetch`: its environment here gets Node's. */
function jest(name: string, file: string, environment: "node" | "jsdom"): Contract {
  return {
    name: `Jest 30, ${name}`,
    needs: "npm",
    check: async ({ folder }) => {
      const program = join(folder, "node_modules/jest/bin/jest.js");
      const env = environment === "node" ? "node" : "./jsdom-with-fetch.cjs";
      const { stderr } = await promisify(execFile)(process.execPath, [program, file, `--env=${env}`], {
        cwd: folder,
        // Jest cannot load ES modules without it.
        env: { ...process.env, NODE_OPTIONS: file.endsWith(".mjs") ? "--experimental-vm-modules" : "" },
      });
      assert.match(stderr, /Tests: +2 passed, 2 total/);
    },
  };
}
