import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { assertReleased, type Contract, type Place } from "../../contract.ts";
import { runProgram } from "../../run-program.ts";

const modules = join(import.meta.dirname, "../../node_modules");

/** The compilers whose users the client serves. 5.9 generates the types from the spec; we build with 7. */
const compilers = {
  "5.4": "typescript-5.4",
  "5.9": "typescript-5.9",
  "6.0": "typescript-6.0",
  "7.0": "typescript",
} as const;
type Version = keyof typeof compilers;

/** Everything strict. The declarations of the packages are checked, too, but not those of the compiler. */
const options =
  "--strict --skipDefaultLibCheck --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext --target es2022 --lib es2022,dom,dom.iterable";

export const contracts: readonly Contract[] = [
  // TypeScript 5.4 rejects `require` of an ES module.
  client("5.4", ["release.ts", "pool.ts"]),
  client("5.9", ["release.ts", "pool.ts", "release.cts"]),
  client("6.0", ["release.ts", "pool.ts", "release.cts"]),
  client("7.0", ["release.ts", "pool.ts", "release.cts"]),
  tools("5.9"),
  tools("7.0"),
  {
    name: "TypeScript 7.0, fewer than 600 type instantiations",
    check: async ({ folder }) => {
      const figures = await compile(
        "7.0",
        folder,
        ["release.ts"],
        "--noEmit",
        "--extendedDiagnostics",
        "--skipLibCheck",
      );
      const count = Number(/Instantiations:\s+(\d+)/.exec(figures)?.[1]);
      assert.ok(count < 600, `${count} type instantiations for a program of one call`);
    },
  },
];

/** Programs that use the client compile and run; one with a missing and an unknown field does not compile. */
function client(version: Version, programs: string[]): Contract {
  return { name: `TypeScript ${version}, client`, check };

  async function check({ folder, url }: Place): Promise<void> {
    const out = `out-${version}`;
    const errors = await compile(version, folder, [...programs, "wrong.ts"], "--outDir", out);
    assert.match(errors, /wrong\.ts\W4\b.*'collectionName' is missing/s);
    assert.match(errors, /wrong\.ts\W5\b.*'partition' does not exist/s);
    assert.equal(errors.match(/error TS/g)?.length, 2, errors);
    for (const program of programs) {
      const compiled = join(out, program.replace("ts", "js"));
      assertReleased(await runProgram(process.execPath, [compiled, url], folder));
    }
  }
}

function tools(version: Version): Contract {
  return {
    name: `TypeScript ${version}, mock and conformance kit`,
    check: async ({ folder }) =>
      assert.equal(
        await compile(version, folder, ["tools.ts"], "--noEmit", "--lib", "es2023,esnext.disposable,dom"),
        "",
      ),
  };
}

/** Compiles files of the project. Resolves to the compiler's output: errors or figures. */
async function compile(version: Version, folder: string, files: string[], ...more: string[]): Promise<string> {
  const nodeTypes = ["--typeRoots", join(modules, "@types"), "--types", "node"];
  const args = [...options.split(" "), ...nodeTypes, ...more, ...files];
  const tsc = join(modules, compilers[version], "bin/tsc");
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, ...args], { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout;
}
