import { cpSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { published, runPnpm } from "../scripts/published.ts";

/**
 * Copies projects/ into an empty folder outside of the workspace, and installs the tarballs there, without network.
 *
 * @param tarballs the packed packages' paths, by name.
 */
export async function installElsewhere(folder: string, tarballs: Readonly<Record<string, string>>): Promise<void> {
  const ours = Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]);
  const dependencies = { ...Object.fromEntries(ours), ...linksToOthers() };
  cpSync(join(import.meta.dirname, "projects"), folder, { recursive: true });
  writeJson(folder, "package.json", { name: "elsewhere", private: true, type: "module", dependencies });
  // JSON is YAML.
  writeJson(folder, "pnpm-workspace.yaml", { overrides: dependencies, pmOnFail: "ignore" });
  await runPnpm(["install", "--offline"], folder);
}

/** The dependencies of our packages are links into the workspace: no registry is needed. */
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

function writeJson(folder: string, name: string, content: object): void {
  writeFileSync(join(folder, name), JSON.stringify(content));
}
