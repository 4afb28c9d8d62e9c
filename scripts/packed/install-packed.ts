import { cpSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packAll, published, runPnpm } from "../pack/pack-all.ts";

/** Packs every package and installs the tarballs in a project of their own. Resolves to the tarballs' paths, by name. */
export async function installPacked(project: string): Promise<Record<string, string>> {
  const tarballs = await packAll(project);
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
    const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    for (const name of Object.keys({ ...dependencies, ...peerDependencies, ...peerDependenciesMeta })) {
      if (!(name in published)) links[name] = `link:${realpathSync(join(folder, "node_modules", name))}`;
    }
  }
  return links;
}

function writeJson(project: string, name: string, content: object): void {
  writeFileSync(join(project, name), JSON.stringify(content));
}
