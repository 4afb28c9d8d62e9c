import { join } from "node:path";
import { writeReadme } from "../../../../scripts/figures.ts";
import { fuzz } from "./fuzz.ts";

/** `pnpm fuzz [requests] [seed]`: a long run, whose figures go into the README. */
const [requests = 20_000, seed = Date.now() % 100_000] = process.argv.slice(2).map(Number);
const readme = join(import.meta.dirname, "..", "..", "README.md");

for (const event of ["unhandledRejection", "uncaughtException"] as const) {
  process.on(event, (error) => {
    console.error(`${event}:`, error);
    process.exit(1);
  });
}

const { statuses, oddities, heapGrowth, seconds, alive } = await fuzz(requests, seed);
const counts = Object.entries(statuses).map(([status, count]) => `${status} × ${count}`);
const figures = [
  `${requests.toLocaleString("en")} requests, seed ${seed}, Node ${process.versions.node}: ${seconds.toFixed(0)} s,`,
  `heap ${(heapGrowth / 2 ** 20).toFixed(1)} MiB larger after the last than after the first tenth,`,
  `${oddities.length} oddities, the mock ${alive ? "alive" : "dead"}. Responses by status: ${counts.join(", ")}.`,
].join(" ");

console.log([figures, ...oddities].join("\n"));
process.exitCode = alive && oddities.length === 0 ? 0 : 1;

writeReadme(readme, "fuzz", figures);
