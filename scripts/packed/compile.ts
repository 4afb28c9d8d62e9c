import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../turbo.ts";

const modules = join(import.meta.dirname, "../node_modules");

/** The compilers whose users the client serves. 5.9 is what spec/ is turned into types with, 7 what we build with. */
export const compilers = {
  "7": join(modules, "typescript"),
  "6.0": join(modules, "typescript-6.0"),
  "5.9": join(root, "packages/types/node_modules/typescript"),
  "5.4": join(modules, "typescript-5.4"),
};

/** Everything strict, and the declarations of the packages checked too. */
const options =
  "--strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext --target es2022 --lib es2022,dom,dom.iterable";

/** Compiles files of a project, and resolves to what the compiler says, complaints or figures. */
export async function compile(
  version: keyof typeof compilers,
  project: string,
  files: string[],
  ...more: string[]
): Promise<string> {
  const nodeTypes = ["--typeRoots", join(modules, "@types"), "--types", "node"];
  const args = [...options.split(" "), ...nodeTypes, ...more, ...files];
  const tsc = join(compilers[version], "bin/tsc");
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, ...args], { cwd: project }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout;
}
