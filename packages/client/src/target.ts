/**
 * Whom a request is about, for the message of its error: ` (collectionName "quick_setup", after 3 attempts)`. The names are
 * the caller's own; of a long one there is the beginning. Empty where there is nothing to say.
 *
 * @param body of the request, as JSON: that of `raw` may be anything
 */
export function describeTarget(body: string, attempts: number): string {
  const parts = attempts > 1 ? [`after ${attempts} attempts`] : [];
  try {
    const names = Object.entries(JSON.parse(body)).filter(([name]) => /^(?:collection|partition|db)Names?$/.test(name));
    parts.unshift(...names.map(([name, value]) => `${name} ${JSON.stringify(value).slice(0, 300)}`));
  } catch {
    // Not JSON, or null: without names.
  }
  return parts[0] ? ` (${parts.join(", ")})` : "";
}

/** What may have become of a request whose end is not known, and how to find out. */
export function describeFate(url: string): string {
  return /(?:load|release)$/.test(url)
    ? "The work may go on: follow it with `getLoadState` or `waitForLoadState`."
    : "The server may still complete the request.";
}
