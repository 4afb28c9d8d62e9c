/** How a message has to read. */
export interface Wording {
  text: string;
  /** Whether more may follow. */
  isStart: boolean;
}

const placeholder = /\{(\w*)\}/g;

/** A message whose every placeholder is known. */
export function exactly(template: string, words: Readonly<Record<string, string>>): Wording {
  return { text: fill(template, words), isStart: false };
}

/**
 * A message that begins like the template: up to its first placeholder that is not known, else up to the last one.
 * What comes after is the server's own prose.
 */
export function startingAs(template: string, words: Readonly<Record<string, string>> = {}): Wording {
  const places = [...template.matchAll(placeholder)];
  const unknown = places.find(([, name = ""]) => !(name in words));
  const last = places.at(-1);
  const end = unknown?.index ?? (last ? last.index + last[0].length : template.length);
  return { text: fill(template.slice(0, end), words), isStart: true };
}

export function fits(message: string, { text, isStart }: Wording): boolean {
  return isStart ? message.startsWith(text) : message === text;
}

function fill(template: string, words: Readonly<Record<string, string>>): string {
  return template.replace(placeholder, (whole, name: string) => words[name] ?? whole);
}
