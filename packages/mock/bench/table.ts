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
