import { cpus } from "node:os";
import { join } from "node:path";
import { writeReadme } from "../../../scripts/figures.ts";
import { measure, type Ratio } from "./measure.ts";
import { sizeTable } from "./size.ts";
import { startServer } from "./start-server.ts";
import { variantsOf } from "./variants.ts";

/** Measures the client beside others and writes the table into the README. */
using server = await startServer();
const variants = variantsOf(server.url);

const one = await measure(variants, { callers: 1, rounds: 100, calls: 100 });
const many = await measure(variants, { callers: 64, rounds: 100, calls: 128 });

const figure = (ratio: number) => ratio.toFixed(2);
const cells = (ratio: Ratio | undefined) =>
  ratio ? [`${figure(ratio.cpu)} (${ratio.cpuQuartiles.map(figure).join("–")})`, figure(ratio.wall)] : [];
const rows = Object.keys(variants).map((name) => [`\`${name}\``, ...cells(one[name]), ...cells(many[name])]);
const table = [
  ["", "CPU, 1 caller", "wall, 1 caller", "CPU, 64 callers", "wall, 64 callers"],
  ["---", "---", "---", "---", "---"],
  ...rows,
];
const text = `Cost of a call as a share of bare \`fetch\`'s: the median of 100 paired rounds, for CPU with the middle half of them.
Node ${process.versions.node}, ${cpus().length} CPUs, the server in a process of its own.

${table.map((row) => `| ${row.join(" | ")} |`).join("\n")}`;

const readme = join(import.meta.dirname, "../README.md");
writeReadme(readme, "bench", text);
writeReadme(readme, "size", await sizeTable());
console.log(text);
process.exit();
