import { globSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Published, packAll, withDependencies } from "./published.ts";
import { root } from "./turbo.ts";

/** `pnpm pack:all [folder]`: packs what is published, and prints how to install each package from its tarball. */
const destination = resolve(process.argv[2] ?? join(root, "dist-packages"));
const installed: { name: Published; flag: string }[] = [
  { name: "@milvus-rest/client", flag: "" },
  { name: "@milvus-rest/types", flag: "" },
  { name: "@milvus-rest/mock", flag: "--save-dev " },
  { name: "@milvus-rest/conformance", flag: "--save-dev " },
];

mkdirSync(destination, { recursive: true });
for (const old of globSync("milvus-rest-*.tgz", { cwd: destination })) rmSync(join(destination, old));
const tarballs = await packAll(destination);

console.log(`${Object.keys(tarballs).length} tarballs in ${destination}. To install one in your project:\n`);
for (const { name, flag } of installed) {
  const paths = withDependencies(name).map((needed) => quote(tarballs[needed] ?? ""));
  console.log(`  # ${name}\n  npm install ${flag}${paths.join(" ")}`);
}

/** A path as an argument in a shell. */
function quote(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}
