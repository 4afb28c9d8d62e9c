import { cpSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { published, runPnpm } from "../scripts/published.ts";

/**
 * Copies projects/ into an empty folder outside of the workspace, and installs the tarballs there.
 *
 * @param tarballs the packed packages' paths, by name.
 * @param source where their dependencies come from: the registry, or without network from the workspace, as links.
 */
export async function installElsewhere(
  folder: string,
  tarballs: Readonly<Record<string, string>>,
  source: "workspace" | "registry",
): Promise<void> {
  const ours = Object.fromEntries(Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]));
  const links = source === "workspace" ? othersAs((path) => `link:${path}`) : {};
  const dependencies = { ...othersAs(versionIn), ...links, ...ours };
  cpSync(join(import.meta.dirname, "projects"), folder, { recursive: true });
  writeJson(folder, "package.json", { name: "elsewhere", private: true, type: "module", dependencies });
  // JSON is YAML.
  writeJson(folder, "pnpm-workspace.yaml", { overrides: { ...links, ...ours }, pmOnFail: "ignore" });
  await runPnpm(["install", "--ignore-scripts", source === "workspace" ? "--offline" : "--prefer-offline"], folder);
}

/** What our packages depend on, optional peers included, each by what stands for it in a package.json. */
function othersAs(specifier: (installed: string) => string): Record<string, string> {
  const specifiers: Record<string, string> = {};
  for (const folder of Object.values(published)) {
    const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    for (const name of Object.keys({ ...dependencies, ...peerDependencies, ...peerDependenciesMeta })) {
      if (!(name in published)) specifiers[name] = specifier(realpathSync(join(folder, "node_modules", name)));
    }
  }
  return specifiers;
}

function versionIn(folder: string): string {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
}

function writeJson(folder: string, name: string, content: object): void {
  writeFileSync(join(folder, name), JSON.stringify(content));
}
