import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "../turbo.ts";

const run = promisify(execFile);
const pnpm = process.env.npm_execpath ?? "pnpm";
const invented = join(import.meta.dirname, "invented");

/** An operation as a contributor adds it: the text of spec/paths/<name>.yaml. */
export interface Addition {
  name: string;
  text: string;
}

/** An operation of scripts/e2e/invented. */
export function inventedOperation(name: string): Addition {
  return { name, text: readFileSync(join(invented, `${name}.yaml`), "utf8") };
}

/** What a new group has beside its lines. */
const tag = "  - name: shelves\n    x-displayName: Shelves\n    description: An invented group.\n";

/** Makes a checkout of its own of the working tree, with more operations, installed and built. */
export async function widenedCheckout(target: string, additions: readonly Addition[]): Promise<void> {
  await copyCheckout(target);
  for (const { name, text } of additions) {
    mkdirSync(dirname(join(target, "spec/paths", name)), { recursive: true });
    writeFileSync(join(target, "spec/paths", `${name}.yaml`), text);
  }
  const openapi = join(target, "spec/openapi.yaml");
  const lines = additions.map(({ name }) => `  /v2/vectordb/${name}:\n    $ref: paths/${name}.yaml\n`).join("");
  writeFileSync(openapi, readFileSync(openapi, "utf8").replace("paths:\n", `${tag}paths:\n${lines}`));
  await run(pnpm, ["install", "--offline", "--frozen-lockfile"], { cwd: target });
  // Lints the spec before it generates from it, and builds.
  await run(pnpm, ["generate"], { cwd: target });
}

/** The files that git knows, as they are in the working tree. */
async function copyCheckout(target: string): Promise<void> {
  const { stdout } = await run("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root });
  for (const file of stdout
    .trimEnd()
    .split("\n")
    .filter((name) => existsSync(join(root, name)))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(root, file), join(target, file));
  }
}
