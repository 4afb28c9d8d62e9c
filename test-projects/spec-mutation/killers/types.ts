import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../../scripts/turbo.ts";
import type { Json } from "../mutants.ts";

const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const types = join(root, "packages", "types");

/** The type tests compile with the types that openapi-typescript makes of the document. */
export async function typesHold(document: Json): Promise<string | undefined> {
  const { renderOpenapi } = await import("../../../packages/types/scripts/render/openapi.ts");
  mkdirSync(join(types, "reports"), { recursive: true });
  // Inside of the package, whose dependencies the tests need.
  const copy = mkdtempSync(join(types, "reports", "mutant-"));
  try {
    for (const name of ["src", "test"]) cpSync(join(types, name), join(copy, name), { recursive: true });
    writeFileSync(join(copy, "src", "openapi.gen.ts"), await renderOpenapi(Object(document)));
    const config = { extends: join(types, "tsconfig.json"), include: ["src", "test/*.test-d.ts"] };
    writeFileSync(join(copy, "tsconfig.json"), JSON.stringify(config));
    await promisify(execFile)(process.execPath, [join(typescript, "bin", "tsc"), "--project", copy]);
    return undefined;
  } catch (error) {
    return `the type tests do not compile: ${error instanceof Error && "stdout" in error ? error.stdout : error}`;
  } finally {
    rmSync(copy, { recursive: true });
  }
}
