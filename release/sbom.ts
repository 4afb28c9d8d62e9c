import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allowedLicences } from "./licences.ts";
import { run } from "./run.ts";

interface Sbom {
  components: {
    name: string;
    version: string;
    licenses?: { license: { id?: string; name?: string }; expression?: string }[];
  }[];
}

const program = join(import.meta.dirname, "tools/node_modules/@cyclonedx/cyclonedx-npm/bin/cyclonedx-npm-cli.js");

/**
 * Writes the CycloneDX document of a project that npm has installed: what a user of the packages gets.
 *
 * @returns how many packages it names.
 * @throws {Error} when one of them has a licence that is not in the list.
 */
export async function writeSbom(project: string, file: string): Promise<number> {
  mkdirSync(join(file, ".."), { recursive: true });
  const flags = ["--output-reproducible", "--flatten-components", "--omit", "dev", "--output-file", file];
  // It asks npm, and would take pnpm for it.
  await run([process.execPath, program, ...flags], project, { npm_execpath: undefined });
  const { components }: Sbom = JSON.parse(readFileSync(file, "utf8"));
  const refused = components.filter(({ licenses = [] }) => !licenses.some(isAllowed));
  if (refused.length > 0) {
    const names = refused.map(({ name, version, licenses }) => `${name}@${version}: ${JSON.stringify(licenses)}`);
    throw new Error(`licences that are not in release/licences.ts:\n${names.join("\n")}`);
  }
  return components.length;
}

function isAllowed({
  license,
  expression,
}: {
  license?: { id?: string; name?: string };
  expression?: string;
}): boolean {
  return allowedLicences.includes(license?.id ?? license?.name ?? expression ?? "");
}
