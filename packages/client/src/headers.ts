/** Headers by name, in lower case. */
export type HeaderRecord = Record<string, string>;

/**
 * Names in lower case, so that a later header of the same name takes an earlier one's place.
 *
 * @throws {TypeError} for a name or a value that HTTP does not allow. The message does not hold the value, it may be secret.
 */
export function normalizeHeaders(headers: Readonly<Record<string, string>> | undefined): HeaderRecord {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [nameOf(name, value), value]));
}

function nameOf(name: string, value: string): string {
  try {
    new Headers([[name, value]]);
    return name.toLowerCase();
  } catch {
    throw new TypeError(`headers: ${JSON.stringify(name)} has a name or a value that HTTP does not allow`);
  }
}
