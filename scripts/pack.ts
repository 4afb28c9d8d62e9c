import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Published, packAll, withNeeded } from "./pack/pack-all.ts";
import { runStep, StepFailure } from "./start/step.ts";
import { root } from "./turbo.ts";

/** `pnpm pack:all [folder]`: packs what is published, and says how to install it elsewhere while it is not on npm. */
const destination = resolve(process.argv[2] ?? join(root, "dist-packages"));
const wanted: { name: Published; flag: string }[] = [
  { name: "@milvus-rest/client", flag: "" },
  { name: "@milvus-rest/types", flag: "" },
  { name: "@milvus-rest/mock", flag: "--save-dev " },
  { name: "@milvus-rest/conformance", flag: "--save-dev " },
];

try {
  const commands: string[] = [];
  await runStep("pack", async () => {
    mkdirSync(destination, { recursive: true });
    const old = readdirSync(destination).filter((file) => /^milvus-rest-.*\.tgz$/.test(file));
    for (const file of old) rmSync(join(destination, file));
    const tarballs = await packAll(destination);
    for (const { name, flag } of wanted) {
      const paths = withNeeded(name).map((needed) => quote(tarballs[needed] ?? ""));
      commands.push(`  npm install ${flag}${paths.join(" ")}`);
    }
    return `${Object.keys(tarballs).length} tarballs in ${destination}`;
  });
  console.log(["", "In a project of yours, whichever you need:", "", ...commands].join("\n"));
} catch (error) {
  if (!(error instanceof StepFailure)) throw error;
  process.exitCode = 1;
}

/** A path as a shell takes it. */
function quote(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}
