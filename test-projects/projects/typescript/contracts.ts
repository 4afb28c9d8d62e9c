import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { assertReleased, type Contract, type Place } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

const workspace = join(import.meta.dirname, "../../node_modules");

/** The compilers whose users the packages serve; those of the workspace are part of `pnpm test`. */
const installed = { "5.4": "typescript-5.4", "5.9": "typescript-5.9", "6.0": "typescript-6.0", "7.0": "typescript" };
const versions = ["5.4", "5.5", "5.6", "5.7", "5.8", "5.9", "6.0", "7.0"] as const;
type Version = (typeof versions)[number];

/** Ways to find and emit modules, with the programs that are compiled and run by each. */
const modes = {
  "ES modules": { flags: "--module nodenext", programs: ["release.ts", "pool.ts", "tools.ts"] },
  CommonJS: { flags: "--module nodenext", programs: ["release.cts", "pool.cts", "tools.cts"] },
  node16: { flags: "--module node16", programs: ["release.ts", "pool.ts", "tools.ts", "release.cts", "pool.cts"] },
  node10: {
    flags: "--module commonjs --moduleResolution node10 --esModuleInterop",
    programs: ["release.cts", "pool.cts", "tools.cts"],
  },
  bundler: { flags: "--module esnext --moduleResolution bundler", programs: ["release.ts", "pool.ts", "tools.ts"] },
} as const;
type Mode = keyof typeof modes;

/** Everything strict. The declarations of the packages are checked, too, but not those of the compiler. */
const options =
  "--strict --skipDefaultLibCheck --exactOptionalPropertyTypes --noUncheckedIndexedAccess --target es2022 --lib es2023,esnext.disposable,dom,dom.iterable";

/** Each mode with an old and with a new compiler. */
const quick: [Version, Mode][] = [
  ["5.4", "CommonJS"],
  ["5.4", "node10"],
  ["7.0", "ES modules"],
  ["7.0", "bundler"],
];

export const contracts: readonly Contract[] = [
  ...versions.flatMap((version) => (Object.keys(modes) as Mode[]).flatMap((mode) => programs(version, mode))),
  {
    name: "TypeScript 7.0, fewer than 600 type instantiations",
    check: async ({ folder }) => {
      const flags = ["--module", "nodenext", "--noEmit", "--extendedDiagnostics", "--skipLibCheck"];
      const figures = await compile("7.0", folder, [...flags, "release.ts"]);
      const count = Number(/Instantiations:\s+(\d+)/.exec(figures)?.[1]);
      assert.ok(count < 600, `${count} type instantiations for a program of one call`);
    },
  },
];

/** The programs compile and run; one with a missing and an unknown field does not compile. */
function programs(version: Version, mode: Mode): Contract[] {
  // TypeScript 7 has no node10 any more.
  if (mode === "node10" && version === "7.0") return [];
  const isQuick = quick.some(([each, itsMode]) => each === version && itsMode === mode);
  return [{ name: `TypeScript ${version}, ${mode}`, ...(isQuick ? {} : { needs: "npm" }), check }];

  async function check({ folder, url }: Place): Promise<void> {
    const out = `out-${version}-${mode.replace(" ", "-")}`;
    const { flags, programs } = modes[mode];
    const deprecated = mode === "node10" && version === "6.0" ? ["--ignoreDeprecations", "6.0"] : [];
    // These declarations are those of node10, where the same compiler checks them. TypeScript 7 has no node10.
    const skipped = mode === "CommonJS" && version !== "7.0" ? ["--skipLibCheck"] : [];
    const wrong = mode === "node10" || mode === "CommonJS" ? "wrong.cts" : "wrong.ts";
    const errors = await compile(version, folder, [
      ...flags.split(" "),
      ...deprecated,
      ...skipped,
      "--outDir",
      out,
      ...programs,
      wrong,
    ]);
    assert.match(errors, /wrong\.c?ts\W5\b.*'collectionName' is missing/s);
    assert.match(errors, /wrong\.c?ts\W6\b.*'partition' does not exist/s);
    assert.equal(errors.match(/error TS/g)?.length, 2, errors);
    for (const program of programs) {
      const compiled = join(out, program.replace(/ts$/, "js"));
      assertReleased(await runProgram(process.execPath, [compiled, url], folder));
    }
  }
}

/** Compiles files of the project. Resolves to the compiler's output: errors or figures. */
async function compile(version: Version, folder: string, args: readonly string[]): Promise<string> {
  const nodeTypes = ["--typeRoots", join(workspace, "@types"), "--types", "node"];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [compilerOf(version, folder), ...options.split(" "), ...nodeTypes, ...args],
    { cwd: folder },
  ).catch((error: { stdout: string }) => error);
  return stdout;
}

function compilerOf(version: Version, folder: string): string {
  const name = version in installed ? installed[version as keyof typeof installed] : undefined;
  const compiler = name ? join(workspace, name) : join(folder, "node_modules", `typescript-${version}`);
  return join(compiler, "bin/tsc");
}
