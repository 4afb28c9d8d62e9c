/** Headers by name, in lower case. */
export type HeaderRecord = Record<string, string>;

/** Headers in any form that `fetch` takes. One whose value is undefined or null is not sent. */
export type HeadersGiven =
  | Readonly<Record<string, string | null | undefined>>
  | Iterable<readonly [name: string, value: string]>;

/** `user:password`, or an API key on Zilliz Cloud; or a function that returns it, called before every attempt. */
export type Token = string | (() => string | Promise<string>);

/**
 * Names in lower case, so that a later header replaces an earlier one of the same name.
 *
 * @throws {TypeError} for what HTTP does not allow. The message does not hold the value, which may be secret.
 */
export function normalizeHeaders(given: HeadersGiven | null | undefined): HeaderRecord {
  const normalized: HeaderRecord = {};
  for (const [name, value] of isIterable(given) ? given : Object.entries(given ?? {})) {
    if (value == null) continue;
    const key = `${name}`.toLowerCase();
    const shown = `${value}`.trim();
    if (!/^[\w!#$%&'*+.^`|~-]+:[\t -~\x80-\xff]*$/.test(`${key}:${shown}`)) {
      throw new TypeError("headers: expected names and values that HTTP allows: no line breaks, Latin-1 only");
    }
    normalized[key] = key in normalized ? `${normalized[key]}, ${shown}` : shown;
  }
  return normalized;
}

function isIterable(given: HeadersGiven | null | undefined): given is Iterable<readonly [string, string]> {
  return Symbol.iterator in Object(given);
}

/**
 * The header that carries a token: in UTF-8, as curl sends it, so that a password may have any letters.
 *
 * @throws {TypeError} for what is not a string, or what a header cannot carry. The message does not hold the token.
 */
export function bearer(token: unknown): string {
  if (typeof token !== "string") {
    throw new TypeError(`token: expected a string, or a function that returns one; got ${typeof token}`);
  }
  const credentials = token.replace(/^Bearer /, "");
  if (!credentials) throw new TypeError("token: got an empty string; leave `token` out to send none");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header cannot carry.
  if (/^\s|\s$|[\0-\x1f\x7f]|[\ud800-\udfff]/u.test(credentials)) {
    throw new TypeError("token: expected no control characters and no blanks at its ends");
  }
  return `Bearer ${toUtf8(credentials)}`;
}

/** A string of the UTF-8 bytes of a text, one character each, as headers carry them. */
export function toUtf8(text: string): string {
  // Not every runtime has a TextEncoder.
  return encodeURIComponent(text).replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
