import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Bytes on disk of a package as it is published, and of everything it depends on. */
export function installedSize(name: string, from: string): number {
  const folders = new Set<string>();
  collect(name, from);
  return [...folders].map(publishedSize).reduce((sum, size) => sum + size, 0);

  function collect(name: string, from: string): void {
    const folder = folderOf(name, from);
    if (!folder || folders.has(folder)) return;
    folders.add(folder);
    const { dependencies, optionalDependencies } = manifestOf(folder);
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) collect(needed, folder);
  }
}

interface Manifest {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  files?: string[];
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** As Node looks a package up: in each `node_modules` on the way to the root. */
function folderOf(name: string, from: string): string | undefined {
  const candidate = join(from, "node_modules", name);
  if (existsSync(candidate)) return realpathSync(candidate);
  return dirname(from) === from ? undefined : folderOf(name, dirname(from));
}

function publishedSize(folder: string): number {
  // A package of this workspace holds more than it publishes.
  const isOurs = !folder.includes("node_modules");
  const entries = isOurs ? ["package.json", "README.md", ...(manifestOf(folder).files ?? [])] : readdirSync(folder);
  return entries
    .filter((entry) => entry !== "node_modules")
    .map((entry) => sizeOf(join(folder, entry)))
    .reduce((sum, size) => sum + size, 0);
}

function sizeOf(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
