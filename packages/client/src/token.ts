/** `user:password`, or an API key on Zilliz Cloud; or a function that gives it, asked before every attempt. */
export type Token = string | (() => string | Promise<string>);

/**
 * The header that carries a token: in UTF-8, as curl sends it, so that a password may have any letters.
 *
 * @throws {TypeError} for what is no string, or no header can carry. The message does not hold the token.
 */
export function bearer(token: unknown): string {
  if (typeof token !== "string") {
    throw new TypeError(`token: expected a string, or a function that gives one; got ${typeof token}`);
  }
  const bytes = String.fromCharCode(...new TextEncoder().encode(token.replace(/^Bearer /, "")));
  if (/^$|^ | $|[^ -~\x80-\xff]/.test(bytes)) {
    throw new TypeError("token: expected no control characters and no blanks at its ends");
  }
  return `Bearer ${bytes}`;
}
