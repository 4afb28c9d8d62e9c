const longest = 160;

/** Where a quote ends before its text does. */
export const cut = "… (";

/** A text as it stands in a finding: on one line, and not without end. */
export function quote(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}${cut}${text.length} characters)` : text;
  return JSON.stringify(shown);
}
