/** First lines of every generated file. */
export const banner = "// Generated from spec/. Do not edit: change the spec, then run `pnpm generate`.\n\n";

/** A table as a constant with literal types. */
export function renderTable(name: string, doc: string, table: unknown): string {
  return `/** ${doc} */\nexport const ${name} = ${JSON.stringify(table, null, 2)} as const;\n`;
}
