import { execFile } from "node:child_process";
import { cpSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../turbo.ts";

const run = promisify(execFile);
const pnpm = process.env.npm_execpath ? [process.env.npm_execpath] : ["npx", "--yes", "pnpm@12.21.0"];

/** The folders of what is published, by the names of the packages. */
export const published = {
  "@milvus-rest/spec": join(root, "spec"),
  "@milvus-rest/types": join(root, "packages/types"),
  "@milvus-rest/client": join(root, "packages/client"),
  "@milvus-rest/mock": join(root, "packages/mock"),
  "@milvus-rest/conformance": join(root, "packages/conformance"),
};

/** Packs every package and installs the tarballs in a project of their own. Resolves to the tarballs' paths, by name. */
export async function installPacked(project: string): Promise<Record<string, string>> {
  const tarballs: Record<string, string> = {};
  for (const [name, folder] of Object.entries(published)) {
    await runPnpm(["pack", "--pack-destination", project], folder);
    const prefix = `${name.replace("@", "").replace("/", "-")}-`;
    const file = readdirSync(project).find((entry) => entry.startsWith(prefix) && entry.endsWith(".tgz"));
    tarballs[name] = join(project, file ?? "");
  }
  const ours = Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]);
  const dependencies = { ...Object.fromEntries(ours), ...linksToOthers() };
  cpSync(join(import.meta.dirname, "consumers"), project, { recursive: true });
  writeJson(project, "package.json", { name: "elsewhere", private: true, type: "module", dependencies });
  // JSON is YAML.
  writeJson(project, "pnpm-workspace.yaml", { overrides: dependencies, pmOnFail: "ignore" });
  await runPnpm(["install", "--offline"], project);
  return tarballs;
}

/** What the packages themselves depend on is linked: a project elsewhere must install without network. */
function linksToOthers(): Record<string, string> {
  const links: Record<string, string> = {};
  for (const folder of Object.values(published)) {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
      if (!(name in published)) links[name] = `link:${realpathSync(join(folder, "node_modules", name))}`;
    }
  }
  return links;
}

function writeJson(project: string, name: string, content: object): void {
  writeFileSync(join(project, name), JSON.stringify(content));
}

async function runPnpm(args: string[], cwd: string): Promise<void> {
  const [command = "", ...first] = pnpm;
  await run(command, [...first, ...args], { cwd });
}
