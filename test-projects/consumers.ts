import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { packAll, runPnpm } from "../scripts/published.ts";
import type { Contract } from "./contract.ts";
import { installElsewhere } from "./elsewhere.ts";
import { loadContracts } from "./load-contracts.ts";
import { isInstalled } from "./run-program.ts";

/**
 * `pnpm consumers [project…]`: checks every contract of projects/, or those of the projects named, and prints a table.
 * Needs the network for those that install something. A contract whose program is missing is reported as not run.
 */
const named = process.argv.slice(2);
const all = await loadContracts();
const unknown = named.filter((name) => !all.some(({ project }) => project === name));
if (unknown.length > 0) {
  console.error(`✗ no project ${unknown.join(", ")} in test-projects/projects/`);
  process.exit(2);
}

const rows = all.filter(({ project }) => named.length === 0 || named.includes(project));
const widths = [rows.map(({ project }) => project), rows.map(({ contract }) => contract.name)].map((cells) =>
  Math.max(...cells.map(({ length }) => length)),
);
const counts = { passed: 0, failed: 0, "not run": 0 };
const elsewhere = mkdtempSync(join(tmpdir(), "milvus-rest-consumers-"));
try {
  await installElsewhere(elsewhere, await packAll(elsewhere), "registry");
  for (const { project, contract } of rows) print(project, contract, await resultOf(project, contract));
} finally {
  rmSync(elsewhere, { recursive: true, force: true });
}
console.log(
  `\n${Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ")}`,
);
if (counts.failed > 0) process.exitCode = 1;

interface Result {
  outcome: keyof typeof counts;
  text: string;
}

async function resultOf(project: string, { needs, check }: Contract): Promise<Result> {
  if (needs !== undefined && !isInstalled(needs)) return { outcome: "not run", text: `not run: needs ${needs}` };
  const begun = performance.now();
  try {
    await install(join(elsewhere, project));
    await using mock = await startMock({ users: { root: "Milvus" } });
    await check({ folder: join(elsewhere, project), url: mock.url });
    return { outcome: "passed", text: `${((performance.now() - begun) / 1000).toFixed(1)} s` };
  } catch (error) {
    return { outcome: "failed", text: error instanceof Error ? error.message : String(error) };
  }
}

/** Installs what a project needs besides our packages, once. */
async function install(folder: string): Promise<void> {
  if (!existsSync(join(folder, "pnpm-lock.yaml")) || existsSync(join(folder, "node_modules"))) return;
  await runPnpm(["install", "--frozen-lockfile", "--prefer-offline", "--ignore-scripts"], folder);
}

function print(project: string, { name }: Contract, { outcome, text }: Result): void {
  const marks = { passed: styleText("green", "✓"), failed: styleText("red", "✗"), "not run": "–" };
  const [first = 0, second = 0] = widths;
  console.log(`${marks[outcome]} ${project.padEnd(first)}  ${name.padEnd(second)}  ${text}`);
  counts[outcome]++;
}
