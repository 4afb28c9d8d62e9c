const longest = 160;

/** A text as it stands in a finding: on one line, and not without end. */
export function quote(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
  return JSON.stringify(shown);
}
