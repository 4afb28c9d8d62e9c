import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./turbo.ts";

const pnpm = process.env.npm_execpath ? [process.env.npm_execpath] : ["npx", "--yes", "pnpm@12.21.0"];

/** The folders of the packages that are published, by name. */
export const published = {
  "@milvus-rest/spec": join(root, "spec"),
  "@milvus-rest/types": join(root, "packages/types"),
  "@milvus-rest/semantics": join(root, "packages/semantics"),
  "@milvus-rest/client": join(root, "packages/client"),
  "@milvus-rest/mock": join(root, "packages/mock"),
  "@milvus-rest/conformance": join(root, "packages/conformance"),
};

export type Published = keyof typeof published;

const names = Object.keys(published) as Published[];

/** Packs every published package, as it is built now. Resolves to the tarballs' paths in `destination`, by name. */
export async function packAll(destination: string): Promise<Record<string, string>> {
  const filters = names.map((name) => `--filter=${name}`);
  await runPnpm(["--recursive", ...filters, "pack", "--pack-destination", destination], root);
  return Object.fromEntries(names.map((name) => [name, join(destination, tarballOf(name))]));
}

/** A package and its dependencies among ours, in the order of installation: npm has none of them yet. */
export function withDependencies(name: Published): Published[] {
  const { dependencies } = manifestOf(name);
  const needed = names.filter((other) => other in dependencies);
  return [...new Set([...needed.flatMap(withDependencies), name])];
}

/** Runs pnpm. Resolves to what it prints; its error has pnpm's own message. */
export async function runPnpm(
  args: string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const [command = "", ...first] = pnpm;
  const options = { cwd, env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)(command, [...first, ...args], options);
  return stdout;
}

/** The file name that npm and pnpm give to a tarball. */
function tarballOf(name: Published): string {
  return `${name.replace("@", "").replace("/", "-")}-${manifestOf(name).version}.tgz`;
}

function manifestOf(name: Published): { version: string; dependencies: Record<string, string> } {
  const { version, dependencies = {} } = JSON.parse(readFileSync(join(published[name], "package.json"), "utf8"));
  return { version, dependencies };
}
