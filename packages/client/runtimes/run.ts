import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { bundle } from "../bench/bundle.ts";
import { cases, fetchCases } from "../test/contract/cases.ts";
import { type Host, hosts } from "./hosts.ts";

/**
 * Runs the contract in every runtime, against mocks of this process, and prints what fails.
 * `pnpm --filter @milvus-rest/client runtimes` installs the runtimes first.
 */
const all = { ...cases, ...fetchCases };
const wanted = process.argv.slice(2);
for (const [name, host] of Object.entries(hosts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const failed = await runIn(host).catch((error: unknown) => [`did not run: ${error}`]);
  const differing = Object.entries(host.differs ?? {}).map(([each, reason]) => `\n  otherwise: ${each}: ${reason}`);
  const passed = `${Object.keys(all).length - differing.length} cases passed${differing.join("")}`;
  console.log(`${name}: ${failed.length === 0 ? passed : failed.join("\n  ")}`);
  if (failed.length > 0) process.exitCode = 1;
}

async function runIn({ entry, run, differs = {} }: Host): Promise<string[]> {
  await using mocks = new AsyncDisposableStack();
  const targets = [];
  for (const [name, { mock: options, next = [] }] of Object.entries(all)) {
    const mock = mocks.use(await startMock(options));
    mock.next(...next);
    targets.push({ name, url: mock.url });
  }
  const outcomes = await run(await write(entry), targets);
  return outcomes
    .filter(({ name, outcome }) => includes(outcome, all[name]?.expected) === name in differs)
    .map(({ name, outcome }) => `${name}: ${JSON.stringify(outcome)}`);
}

async function write(entry: Host["entry"]): Promise<string> {
  const folder = join(import.meta.dirname, "../reports");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, entry.replace(".ts", ".mjs"));
  // Only a page needs it under a name of its own.
  const code = await bundle(join(import.meta.dirname, entry));
  const published = code.replace(/export\{(\w+) as runCases\};?\s*$/, "globalThis.runCases=$1;");
  writeFileSync(file, published);
  return file;
}

/** Whether all that is expected is there; more may be. */
function includes(actual: unknown, expected: unknown): boolean {
  if (typeof expected !== "object" || expected === null) return isDeepStrictEqual(actual, expected);
  return Object.entries(expected).every(
    ([key, value]) => key in Object(actual) && includes(Reflect.get(Object(actual), key), value),
  );
}
