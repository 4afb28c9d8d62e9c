import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

export const contracts: readonly Contract[] = [
  {
    name: "milvus-conformance finds that milvus-mock conforms",
    check: async ({ folder }) => {
      const bin = join(folder, "../node_modules/.bin");
      const mock = spawn(join(bin, "milvus-mock"), ["--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
      try {
        const [greeting] = await once(createInterface(mock.stderr), "line");
        const url = /http:\S+/.exec(greeting)?.[0] ?? "";
        assert.match(await runProgram(join(bin, "milvus-conformance"), [url], "."), /\b0 failed/);
      } finally {
        mock.kill();
      }
    },
  },
];
