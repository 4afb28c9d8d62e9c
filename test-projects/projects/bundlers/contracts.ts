import { assertReleased, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

const bundlers = ["esbuild", "Rollup", "Vite", "webpack"] as const;
const entries = { "an ES module": "release.mjs", CommonJS: "release.cjs" };

export const contracts: readonly Contract[] = bundlers.flatMap((bundler) =>
  Object.entries(entries).map(([name, entry]) => ({
    name: `${bundler}, a bundle of ${name}`,
    needs: "npm",
    check: async ({ folder, url }) => {
      const bundle = (await runProgram(process.execPath, ["bundle.mjs", bundler, `../node/${entry}`], folder)).trim();
      assertReleased(await runProgram(process.execPath, [bundle, url], folder));
    },
  })),
);
