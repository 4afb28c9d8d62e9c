import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markdownTable, median, writeReadme } from "../../scripts/figures.ts";
import { root } from "../../scripts/turbo.ts";
import { inventedOperation, widenedCheckout } from "./checkout.ts";
import { type Measure, measures } from "./measures.ts";

/** Part of `pnpm bench`: the cost of a hundred more operations compared with one more. Writes the table into spec/README.md. */
const counts = [1, 100];
const rounds = 3;
const readme = join(root, "spec/README.md");

const copies = counts.map((count) => ({ count, folder: mkdtempSync(join(tmpdir(), `milvus-rest-${count}-`)) }));
try {
  for (const { count, folder } of copies) await widenedCheckout(folder, inventMany(count));
  const figures = measures.map(() => counts.map((): number[] => []));
  for (const measure of measures) await measureAll(measure, [], false); // Fills the file cache.
  for (let round = 0; round < rounds; round++) {
    for (const [row, measure] of measures.entries()) await measureAll(measure, figures[row] ?? [], round % 2 === 1);
  }
  const rows = measures.map(({ name, digits }, row) => {
    const [one = Number.NaN, many = Number.NaN] = (figures[row] ?? []).map(median);
    return [name, one.toFixed(digits), many.toFixed(digits), (many / one).toFixed(1)];
  });
  const text = [
    `Medians of ${rounds} runs in fresh processes, Node ${process.versions.node}:\n`,
    markdownTable([["", "1 more", "100 more", "ratio"], ...rows]),
  ].join("\n");
  console.log(text);
  writeReadme(readme, "bench", text);
} finally {
  for (const { folder } of copies) rmSync(folder, { recursive: true, force: true });
}

/** Takes one figure of each checkout. */
async function measureAll({ take }: Measure, figures: number[][], isReversed: boolean): Promise<void> {
  const turns = copies.map(({ folder }, index) => ({ folder, figuresOfIt: figures[index] }));
  for (const { folder, figuresOfIt } of isReversed ? turns.reverse() : turns) figuresOfIt?.push(await take(folder));
}

/** Copies of the invented operations, with different names. */
function inventMany(count: number) {
  const kinds = ["collections/polish", "shelves/attic/list", "shelves/build_up"].map(inventedOperation);
  return Array.from({ length: count }, (_, index) => {
    const { name = "", text = "" } = kinds[index % kinds.length] ?? {};
    return { name: `${name}_${index}`, text: text.replace(/operationId: \w+/, `$&${index}`) };
  });
}
