import { spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { type Plugin, rolldown } from "rolldown";

/**
 * `node build-package.ts <source>…`, in a package: makes dist/ anew. The compiler writes the ES modules and the
 * declarations; rolldown writes dist/cjs/, the CommonJS modules of these sources and of what they import, one file each.
 * The compiler cannot: it refuses `import.meta`, which rolldown replaces.
 */
const input = process.argv.slice(2).map((source) => resolve(source));
const out = resolve("dist/cjs");
const manifest = join(out, "package.json");

// The compiler removes no file: those of sources that are gone would be packed, too.
rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync("tsc -p tsconfig.build.json", { shell: true, stdio: "inherit" });
if (status !== 0) process.exit(1);

/** Only where the sources are shipped, too. */
const sourcemap = existsSync("dist/index.js.map");
mkdirSync(out);
// Below this file Node and TypeScript take `.js` and `.d.ts` as CommonJS: the same declarations hold for both.
writeFileSync(manifest, '{ "type": "commonjs" }\n');

/** The sources as modules of dist/cjs/: there, the default of a package that was an ES module is its `default`. */
const asCommonJs: Plugin = {
  name: "as-commonjs",
  async resolveId(source, importer, options) {
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    return resolved && !resolved.external ? { ...resolved, packageJsonPath: manifest } : resolved;
  },
};

await using bundle = await rolldown({
  input,
  platform: "node",
  external: isPackage,
  // As in tsconfig.base.json: Node 22 does not know `await using`.
  transform: { target: "es2023" },
  plugins: [asCommonJs],
  onLog: refuse,
});
await bundle.write({
  dir: out,
  format: "cjs",
  preserveModules: true,
  preserveModulesRoot: "src",
  entryFileNames: "[name].js",
  sourcemap,
});
for (const file of globSync("**/*.d.ts", { cwd: "dist", exclude: ["cjs"] })) {
  cpSync(join("dist", file), join(out, file));
  if (sourcemap) moveMap(`${file}.map`);
}

/** Whether a module is another package's. What the transformation of `using` adds becomes a file of ours. */
function isPackage(source: string): boolean {
  return !isAbsolute(source) && !/^\.|^\0|^@oxc-project\/runtime\//.test(source);
}

/** Copies a map one folder deeper. */
function moveMap(file: string): void {
  const { sources, ...others } = JSON.parse(readFileSync(join("dist", file), "utf8"));
  const moved = sources.map((source: string) => `../${source}`);
  writeFileSync(join(out, file), JSON.stringify({ ...others, sources: moved }));
}

function refuse(level: string, { message }: { message: string }): void {
  if (level === "warn") throw new Error(message);
}
