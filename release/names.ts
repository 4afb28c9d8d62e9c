import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { published } from "../scripts/published.ts";
import { root } from "../scripts/turbo.ts";

/** What the packages are called on npm, and where their sources are. */
export interface Names {
  /** Of every package, with its @. */
  scope: string;
  /** On GitHub, as `owner/name`. */
  repository: string;
}

/** The folders of the published packages, from the root. */
export const publishedFolders = Object.values(published).map((folder) => relative(root, folder).replaceAll("\\", "/"));

/** The names as they are in a copy of the repository. The root's package.json is the place that says them. */
export function readNames(folder: string): Names {
  const { repository } = readManifest(folder);
  const [, slug = ""] = /github\.com\/(.+)\.git$/.exec(repository.url) ?? [];
  const { name } = readManifest(join(folder, "spec"));
  return { scope: name.split("/")[0] ?? "", repository: slug };
}

/** Writes other names into every file of a copy of the repository, and the links that follow from them. */
export function writeNames(folder: string, { scope, repository }: Names): void {
  const old = readNames(folder);
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: folder,
    encoding: "utf8",
  });
  for (const file of files.trimEnd().split("\n")) {
    const path = join(folder, file);
    // What servers answered is not text of ours.
    if (file.startsWith("spec/recordings/") || !existsSync(path)) continue;
    const text = readFileSync(path, "utf8");
    const renamed = text.replaceAll(`${old.scope}/`, `${scope}/`).replaceAll(old.repository, repository);
    if (renamed !== text) writeFileSync(path, renamed);
  }
  for (const each of publishedFolders) writeLinks(folder, each);
}

/** What npm shows of a package, and what provenance is checked against. */
export function linksOf(folder: string, { repository }: Names): object {
  const url = `https://github.com/${repository}`;
  return {
    homepage: `${url}/tree/main/${folder}#readme`,
    bugs: `${url}/issues`,
    repository: { type: "git", url: `git+${url}.git`, directory: folder },
    publishConfig: { access: "public", provenance: true },
  };
}

function writeLinks(folder: string, each: string): void {
  const path = join(folder, each, "package.json");
  const { name, version, description, keywords, license, ...others } = JSON.parse(readFileSync(path, "utf8"));
  const links = linksOf(each, readNames(folder));
  const manifest = { name, version, description, keywords, license, ...links };
  writeFileSync(path, `${JSON.stringify({ ...manifest, ...others, ...links }, null, 2)}\n`);
}

function readManifest(folder: string): { name: string; repository: { url: string } } {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
