import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { packAll, runPnpm } from "../scripts/published.ts";
import { root } from "../scripts/turbo.ts";
import { checkout } from "../test-projects/widened/checkout.ts";
import { type Manager, managers } from "./managers.ts";
import { readNames } from "./names.ts";
import { startRegistry } from "./registry.ts";
import { run } from "./run.ts";
import { readmeSamples } from "./samples.ts";
import { writeSbom } from "./sbom.ts";
import { endLeftovers, runWorkflow } from "./workflow.ts";

/**
 * `pnpm rehearse`: publishes the packages to a registry on this machine as `pnpm release` does, installs them by name into
 * empty projects, runs the README's sample there, and shows that two builds make the same tarballs. Needs the network.
 */
const folder = mkdtempSync(join(tmpdir(), "milvus-rest-rehearsal-"));
const { scope } = readNames(root);
const names = ["client", "mock", "conformance"].map((name) => `${scope}/${name}`);
const sbom = join(root, "release/reports/sbom.cdx.json");

try {
  await using registry = await startRegistry(folder, [`${scope}/*`]);
  await step("publish", () => publish(registry.env));
  for (const [name, manager] of Object.entries(managers)) {
    await step(name, () => useByName(join(folder, name), manager, registry.env));
  }
  await step("sbom", async () => `${await writeSbom(join(folder, "npm"), sbom)} packages, in ${sbom}`);
  await step("consumer", () => useAsRepository(join(folder, "consumer"), registry.env));
  await step("twice", () => buildTwice(folder));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  endLeftovers();
  rmSync(folder, { recursive: true, force: true });
}

async function step(name: string, action: () => Promise<string>): Promise<void> {
  const begun = performance.now();
  try {
    const text = await action();
    const duration = styleText("dim", `${((performance.now() - begun) / 1000).toFixed(1)} s`);
    console.log(`${styleText("green", "✓")} ${name.padEnd(9)} ${text}  ${duration}`);
  } catch (error) {
    console.error(`${styleText("red", "✗")} ${name}`);
    throw error;
  }
}

/** As `pnpm release`, without tags of git and without the provenance that only CI can give. */
async function publish(env: Record<string, string>): Promise<string> {
  const changesets = join(import.meta.dirname, "tools/node_modules/@changesets/cli/bin.js");
  await run([process.execPath, changesets, "publish", "--no-git-tag"], root, env);
  return `${scope}/* to a registry on this machine`;
}

/** Installs the packages into an empty project, and runs the README's sample as an ES module and as CommonJS. */
async function useByName(project: string, manager: Manager, env: Record<string, string>): Promise<string> {
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true }\n');
  // The marks of a project's root, for yarn and for pnpm.
  writeFileSync(join(project, "yarn.lock"), "");
  await run(manager.install(names), project, env);
  for (const file of ["sample.mjs", "sample.cjs"]) {
    await using mock = await startMock({ users: { root: "Milvus" } });
    writeFileSync(join(project, file), readmeSamples(mock.url)[file] ?? "");
    const output = await run([...manager.node, file], project, env);
    if (output !== "released\n") throw new Error(`${file} of the README printed ${JSON.stringify(output)}`);
    if (mock.collections.get("default.quick_setup")?.loaded) throw new Error(`${file} of the README released nothing`);
  }
  await using mock = await startMock();
  await run([...manager.bin("milvus-conformance"), mock.url], project, env);
  return `installs ${names.join(", ")}: the README's sample runs as ES module and CommonJS, the kit as a command`;
}

/** Runs the CI workflow of a repository that uses the packages: its tests by the mock, and the kit's action. */
async function useAsRepository(project: string, env: Record<string, string>): Promise<string> {
  cpSync(join(import.meta.dirname, "consumer"), project, { recursive: true });
  const actions = { "/packages/conformance": join(root, "packages/conformance") };
  const output = await runWorkflow(project, ".github/workflows/ci.yml", actions, env);
  for (const words of ["pass 2", "conforms"]) {
    if (!output.includes(words)) throw new Error(`the workflow did not print "${words}":\n${output}`);
  }
  return "a repository that uses client, mock and the kit's action passes its CI";
}

/** Packs this build, and one of a copy in another folder: every byte is the same. */
async function buildTwice(place: string): Promise<string> {
  const [first, second, copy] = ["first", "second", "copy"].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [first, second, copy]) mkdirSync(each);
  const tarballs = await packAll(first);
  await checkout(copy);
  await runPnpm(["pack:all", second], copy);
  for (const file of Object.values(tarballs)) {
    const [one, two] = [file, file.replace(first, second)].map(digestOf);
    if (one !== two) throw new Error(`${file}: two builds differ, ${one} and ${two}`);
  }
  return `two builds in different folders made the same ${Object.keys(tarballs).length} tarballs`;
}

function digestOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
