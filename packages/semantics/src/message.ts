/** How a message reads. */
export interface MessagePattern {
  /** The whole message. */
  text: string;
  /** How many characters every build says so; what follows is a build's own. Default all. */
  stable?: number;
}

const placeholder = /\{(\w+)\}/g;

/**
 * Puts a request's own words in the place of a template's `{…}`.
 *
 * @param vague the placeholder, or the text of the template, from which on builds of the same release may differ.
 */
export function formatMessage(
  template: string,
  words: Readonly<Record<string, string | number | undefined>>,
  vague?: string,
): MessagePattern {
  const fill = (part: string) => part.replace(placeholder, (whole, name: string) => String(words[name] ?? whole));
  const start = vague === undefined ? -1 : template.indexOf(/^\w+$/.test(vague) ? `{${vague}}` : vague);
  const text = fill(template);
  return start < 0 ? { text } : { text, stable: fill(template.slice(0, start)).length };
}

/** Whether a message reads as a pattern says. */
export function matchesMessage({ text, stable }: MessagePattern, message: string): boolean {
  return stable === undefined ? message === text : message.startsWith(text.slice(0, stable));
}
