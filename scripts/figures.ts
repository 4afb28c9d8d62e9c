import { readFileSync, writeFileSync } from "node:fs";

/** What the benches share: the median, the table, and its place in a README. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A Markdown table with columns of even width, as the formatter wants it. */
export function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  const all = [head ?? [], ...rows];
  const widths = (head ?? []).map((_, column) => Math.max(3, ...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) => widths.map((width, column) => (row[column] ?? "").padEnd(width)));
  lines.splice(
    1,
    0,
    widths.map((width) => "-".repeat(width)),
  );
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/**
 * Puts a text between the two comments of this name, `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws {Error} when the README lacks them.
 */
export function writeReadme(readme: string, name: string, text: string): void {
  const page = readFileSync(readme, "utf8");
  const between = new RegExp(`(?<=<!-- ${name} -->\\n).*?(?=\\n<!-- /${name} -->)`, "s");
  if (!between.test(page)) throw new Error(`${readme} lacks the comments <!-- ${name} --> and <!-- /${name} -->`);
  writeFileSync(
    readme,
    page.replace(between, () => text),
  );
}
