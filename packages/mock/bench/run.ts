import { join } from "node:path";
import { markdownTable, median, writeReadme } from "../../../scripts/figures.ts";
import { load } from "./load.ts";
import { servers, startServer } from "./server.ts";

/** `pnpm bench`: the mock beside plain Prism, on the same requests, in turns. The figures go into the README. */
const rounds = 3;
const requests = 2000;
const readme = join(import.meta.dirname, "..", "README.md");

const names = Object.keys(servers) as (keyof typeof servers)[];
const runs = names.map((name) => ({ name, readyAfter: [] as number[], one: [] as Load[], many: [] as Load[] }));
type Load = Awaited<ReturnType<typeof load>>;

for (let round = 0; round < rounds; round++) {
  for (const run of round % 2 === 0 ? runs : runs.toReversed()) {
    await using server = await startServer(servers[run.name]);
    run.readyAfter.push(server.readyAfter);
    await load(server.url, 500, 10);
    run.one.push(await load(server.url, requests / 4, 1));
    run.many.push(await load(server.url, requests, 50));
  }
}

const rows = runs.map(({ name, readyAfter, one, many }) => {
  const cells = [
    median(readyAfter).toFixed(0),
    ...[one, many].flatMap((loads) => [
      median(loads.map(({ perSecond }) => perSecond)).toFixed(0),
      median(loads.map(({ p50 }) => p50)).toFixed(2),
      median(loads.map(({ p99 }) => p99)).toFixed(2),
    ]),
  ];
  return [name, ...cells];
});
const figures = (connections: string) => [`${connections}: requests/s`, "p50, ms", "p99, ms"];
const text = [
  `Medians of ${rounds} runs, each in fresh processes, Node ${process.versions.node}, client and server on one machine:`,
  "",
  markdownTable([["", "first response, ms", ...figures("1 connection"), ...figures("50 connections")], ...rows]),
].join("\n");

console.log(text);
writeReadme(readme, "bench", text);
