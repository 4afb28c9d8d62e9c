import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";

/** `node bundle.mjs <bundler> <entry>` bundles a program for Node into one file, and prints its path. */
const bundlers = {
  async esbuild(entry, outfile) {
    const { build } = await import("esbuild");
    await build({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", outfile });
  },

  async Rollup(input, file) {
    const { rollup } = await import("rollup");
    const { default: commonjs } = await import("@rollup/plugin-commonjs");
    const { nodeResolve } = await import("@rollup/plugin-node-resolve");
    const plugins = [nodeResolve({ exportConditions: ["node"] }), commonjs()];
    const bundle = await rollup({ input, plugins });
    await bundle.write({ file, format: "esm" });
  },

  async Vite(entry, file) {
    const { build } = await import("vite");
    const output = { entryFileNames: "vite.mjs", format: "es" };
    await build({
      logLevel: "error",
      ssr: { noExternal: true },
      build: { ssr: entry, outDir: resolve(file, ".."), rolldownOptions: { output } },
    });
  },

  async webpack(entry, file) {
    const { default: webpack } = await import("webpack");
    const stats = await promisify(webpack)({
      entry,
      mode: "production",
      target: "node",
      experiments: { outputModule: true },
      output: { path: resolve(file, ".."), filename: "webpack.mjs", module: true },
    });
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
  },
};

const [, , name, entry] = process.argv;
const folder = resolve("out");
rmSync(folder, { recursive: true, force: true });
const file = resolve(folder, `${name.toLowerCase()}.mjs`);
await bundlers[name](resolve(entry), file);
console.log(file);
