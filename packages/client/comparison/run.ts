import { join } from "node:path";
import { writeReadme } from "../../../scripts/figures.ts";
import { contenders } from "./contenders.ts";
import { bundleForBrowsers, cpuShares, installedSizes } from "./figures.ts";
import { points } from "./points.ts";

/**
 * Puts every client into every situation and writes the table into the README.
 * `pnpm --filter @milvus-rest/client compare` installs the clients first.
 */
const names = Object.keys(contenders);
const rows: string[][] = [
  ["", ...names.map((name) => `\`${name}\``)],
  ["---", ...names.map(() => ":-:")],
];
for (const [point, does] of Object.entries(points)) {
  const cells = [];
  for (const connect of Object.values(contenders)) {
    cells.push((await does((call) => connect(call)(call))) ? "yes" : "no");
  }
  rows.push([point, ...cells]);
  console.log(point, cells.join(" "));
}
rows.push(["a bundler makes it for browsers", ...(await bundleForBrowsers())]);
rows.push(["MB on disk, with all it needs", ...installedSizes()]);
rows.push(["CPU of a call, `fetch` = 1", ...(await cpuShares(1))]);
rows.push(["the same with 64 callers", ...(await cpuShares(64))]);
const table = rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
writeReadme(join(import.meta.dirname, "../README.md"), "comparison", table);
process.exit();
