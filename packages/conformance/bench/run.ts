import { join } from "node:path";
import { startMock } from "@milvus-rest/mock";
import { markdownTable, median, writeReadme } from "../../../scripts/figures.ts";
import { defectsOfARequest } from "../test/zoo/defects-of-a-request.ts";
import { defectsOfARun } from "../test/zoo/defects-of-a-run.ts";
import { defectsOfAuthentication } from "../test/zoo/defects-of-authentication.ts";
import { harmless } from "../test/zoo/harmless.ts";
import { examine, release, type Server } from "./examine.ts";
import { installSchemathesis, schemathesis } from "./schemathesis.ts";
import { kit, type Options } from "./tool.ts";
import { unusualInput } from "./unusual-input.ts";

/** `pnpm bench`: the kit beside schemathesis, on the same servers. The figures go into the README. */
const rounds = 3;

const harmlessOptions = { profile: "2.6", collection: "quick_setup" };
const groups: Record<string, Server[]> = {
  "defects of a response": defectsOfARequest,
  "defects of a sequence, or of time": defectsOfARun,
  "defects of authentication": defectsOfAuthentication,
  "crashes on unusual input": unusualInput,
  "harmless differences": harmless.map(([name, change]) => ({ name, change, options: harmlessOptions })),
};

const repeatable = ["--seed", "1", "--generation-database", "none", "--continue-on-failure"];
// Milvus reports errors under HTTP 200, which the one forbids, and responds 404 where the other demands 405.
const unfit = ["--exclude-checks", "negative_data_rejection,unsupported_method"];
const tools = [kit("milvus-conformance"), kit("with --fuzz 500", ["--fuzz", "500", "--seed", "1"])];
if (await installSchemathesis()) tools.push(schemathesis([...repeatable, ...unfit]));

const rows = [...(await costs("one operation", release)), ...(await costs("all operations", {}))];
const byOthersOnly: string[] = [];
const falseAlarms: string[] = [];
for (const [group, servers] of Object.entries(groups)) {
  const reported = await examine(tools, servers);
  rows.push([`${group}: reported`, ...reported.map(({ size }) => `${size} of ${servers.length}`)]);
  const names = servers.map(({ name }) => name);
  for (const [index, { name }] of tools.entries()) {
    console.log(`${group}, not reported by ${name}: ${list(names.filter((each) => !reported[index]?.has(each)))}`);
  }
  const [byKit, byFuzz, ...byOthers] = reported;
  const others = servers === groups["harmless differences"] ? falseAlarms : byOthersOnly;
  const isByKit = (each: string) => byKit?.has(each) || byFuzz?.has(each);
  others.push(...names.filter((each) => !isByKit(each) && byOthers.some((by) => by.has(each))));
}

const table = markdownTable([["", ...tools.map(({ name }) => name)], ...rows]);
console.log(table);
// Without schemathesis, the README keeps what was measured before.
if (tools.some(({ name }) => name.startsWith("schemathesis"))) {
  await using mock = await startMock();
  const alarms = await schemathesis(repeatable).run(mock.url, release);
  const text = [
    `Medians of ${rounds} runs, each in a fresh process, Node ${process.versions.node}:\n`,
    table,
    `\nReported by schemathesis only: ${list(byOthersOnly)}.`,
    `Harmless, but reported by schemathesis: ${list(falseAlarms)}.`,
    `With the two checks on, schemathesis reports for the correct server: ${list(alarms)}.`,
  ].join("\n");
  writeReadme(join(import.meta.dirname, "../README.md"), "bench", text);
}

/** Two rows: time and requests of a run on a correct server. In turns, every second round in reverse order. */
async function costs(name: string, options: Options): Promise<string[][]> {
  const runs = tools.map((tool) => ({ tool, seconds: [] as number[], requests: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const run of round % 2 === 0 ? runs : runs.toReversed()) {
      let requests = 0;
      await using mock = await startMock({ onRequest: () => requests++ });
      const begun = performance.now();
      await run.tool.run(mock.url, options);
      run.seconds.push((performance.now() - begun) / 1000);
      run.requests.push(requests);
    }
  }
  const base = median(runs[0]?.seconds ?? []);
  const seconds = runs.map((run) => median(run.seconds));
  return [
    [`time of a run, ${name}`, ...seconds.map((each) => `${each.toFixed(1)} s (${(each / base).toFixed(1)})`)],
    [`requests of a run, ${name}`, ...runs.map((run) => String(median(run.requests)))],
  ];
}

function list(names: readonly string[]): string {
  return names.join("; ") || "nothing";
}
