/** Renders a table; what a cell needs on several lines is joined by `<br>`. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");
}

function cell(content: string | number): string {
  return oneLine(String(content)).replaceAll("|", "\\|");
}

/** Renders text as code, also where it holds backticks itself. */
export function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Renders a block of code, coloured as its language. */
export function codeBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** A block of JSON. Redoc's browser bundle colours it as JavaScript only. */
export function jsonBlock(value: unknown): string {
  return codeBlock("js", JSON.stringify(value, null, 2));
}

/** Text on one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ").trim();
}
