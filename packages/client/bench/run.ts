import { fork } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { join } from "node:path";
import { measure, type Ratio } from "./measure.ts";
import { sizeTable } from "./size.ts";
import { variantsOf } from "./variants.ts";
import { writeReadme } from "./write-readme.ts";

/** Measures the client beside others and writes the table into the README. */
const server = fork(join(import.meta.dirname, "server.ts"), { execArgv: [] });
const [port] = await once(server, "message");
const variants = variantsOf(`http://127.0.0.1:${port}`);

const one = await measure(variants, { callers: 1, rounds: 100, calls: 100 });
const many = await measure(variants, { callers: 64, rounds: 100, calls: 128 });
server.disconnect();

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

writeReadme("bench", text);
writeReadme("size", await sizeTable());
console.log(text);
process.exit();
