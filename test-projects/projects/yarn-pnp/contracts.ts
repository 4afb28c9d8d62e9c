import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assertReleased, type Contract } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

const programs = ["release.mjs", "release.cjs", "pool.mjs", "pool.cjs", "tools.cjs"];

export const contracts: readonly Contract[] = [
  {
    name: "Yarn 4, Plug'n'Play, ES modules and CommonJS",
    needs: "npm",
    check: async ({ folder, url }) => {
      const app = join(folder, "app");
      const yarn = (...args: string[]) =>
        runProgram(process.execPath, [join(folder, "node_modules/@yarnpkg/cli-dist/bin/yarn.js"), ...args], app, {
          YARN_NPM_REGISTRY_SERVER: registry,
        });
      // Yarn has a default of its own.
      const registry = (await runProgram("npm", ["config", "get", "registry"], folder)).trim();
      writeFileSync(join(app, "package.json"), JSON.stringify(manifest(folder)));
      for (const program of programs) cpSync(join(folder, "../node", program), join(app, program));
      await yarn("install", "--no-immutable");
      for (const program of programs) assertReleased(await yarn("node", program, url));
    },
  },
];

/** Our packages are those that the folder above has as files; each also stands for itself among the dependencies of the others. */
function manifest(folder: string): object {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(folder, "../package.json"), "utf8"),
  );
  const resolutions = Object.fromEntries(Object.entries(dependencies).filter(([, file]) => file.startsWith("file:")));
  return { name: "app", private: true, dependencies: { ...resolutions, undici: dependencies.undici }, resolutions };
}
