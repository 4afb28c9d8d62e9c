import { writeReadme } from "../bench/write-readme.ts";
import { contenders } from "./contenders.ts";
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
  for (const release of Object.values(contenders)) cells.push((await does(release)) ? "yes" : "no");
  rows.push([point, ...cells]);
  console.log(point, cells.join(" "));
}
writeReadme("comparison", rows.map((row) => `| ${row.join(" | ")} |`).join("\n"));
process.exit();
