/** Headers by name, in lower case. */
export type HeaderRecord = Record<string, string>;

/** Headers in any form that `fetch` takes. */
export type HeadersGiven = Readonly<HeaderRecord> | Headers | [string, string][];

/**
 * Names in lower case, so that a later header of the same name takes an earlier one's place.
 *
 * @throws {TypeError} for what HTTP does not allow. The message does not hold the value, which may be secret.
 */
export function normalizeHeaders(headers: HeadersGiven | undefined): HeaderRecord {
  try {
    return Object.fromEntries(new Headers(headers));
  } catch {
    throw new TypeError("headers: expected names and values that HTTP allows");
  }
}
