import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

const run = promisify(execFile);

/** One figure of a checkout, taken in a process of its own. */
export interface Measure {
  /** With its unit. */
  name: string;
  digits: number;
  take(checkout: string): Promise<number>;
}

export const measures: readonly Measure[] = [
  { name: "linting the spec, s", digits: 1, take: timeOf("spec", "scripts/lint.ts") },
  { name: "generating the types, s", digits: 1, take: timeOf("packages/types", "scripts/generate.ts") },
  { name: "building the docs, s", digits: 1, take: timeOf("apps/docs", "src/build.ts") },
  { name: "docs page, gzip, kB", digits: 0, take: pageSize },
  { name: "type instantiations of a program of one call", digits: 0, take: instantiations },
  { name: "client, minified, gzip, kB", digits: 1, take: probe("client-size") },
  { name: "creating a client, µs", digits: 0, take: probe("client-creation") },
  { name: "the mock's first response, ms", digits: 0, take: probe("mock-start") },
  { name: "the mock's responses per second", digits: 0, take: probe("mock-rate") },
  { name: "conformance checks", digits: 0, take: probe("kit-checks") },
  { name: "a conformance run, s", digits: 1, take: probe("kit-time") },
];

/** Seconds that a Node program takes. */
function timeOf(folder: string, program: string): Measure["take"] {
  return async (checkout) => {
    const begun = performance.now();
    await run(process.execPath, [program], { cwd: join(checkout, folder) });
    return (performance.now() - begun) / 1000;
  };
}

/** The figure that a probe of probes.ts prints in the checkout. */
function probe(name: string): Measure["take"] {
  return async (checkout) => {
    const { stdout } = await run(process.execPath, ["probes.ts", name], {
      cwd: join(checkout, "test-projects/widened"),
    });
    return Number(stdout);
  };
}

async function pageSize(checkout: string): Promise<number> {
  return gzipSync(readFileSync(join(checkout, "apps/docs/dist/reference/index.html"))).length / 1000;
}

async function instantiations(checkout: string): Promise<number> {
  const tsc = join("..", "node_modules", "typescript", "bin", "tsc");
  const args = [tsc, "--project", "one-call", "--extendedDiagnostics"];
  const { stdout } = await run(process.execPath, args, { cwd: join(checkout, "test-projects/widened") });
  return Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]);
}
