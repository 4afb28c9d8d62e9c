/**
 * `JSON.parse`, but an integer that a number cannot hold (beyond 2^53 − 1) becomes a `bigint` of exactly its value.
 * A text without 16 digits in a row, as nearly every response is, is parsed once, as it is.
 *
 * @throws {SyntaxError} for what is not JSON
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return /\d{16}/.test(text) ? JSON.parse(text.replace(tokens, quoteLarge), unquoteLarge) : value;
}

/**
 * `JSON.stringify`, but a `bigint` becomes an integer.
 *
 * @throws {TypeError} for what has no JSON, such as a circular structure
 */
export function stringifyJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(value, quoteBigints).replace(tokens, unquoteBigints);
  }
}

/** Every string of a valid JSON text, with the colon behind it where it is a name, and every number. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|-?\d[\d.eE+-]*/g;

// On the way a large integer is a string of its digits, and every other string that is not a name has an "s" in front.

function quoteLarge(token: string, colon?: string): string {
  if (token.startsWith('"')) return colon ? token : `"s${token.slice(1)}`;
  return /^-?\d+$/.test(token) && Math.abs(Number(token)) >= 2 ** 53 ? `"${token}"` : token;
}

function unquoteLarge(_: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.startsWith("s") ? value.slice(1) : BigInt(value);
}

function quoteBigints(_: string, value: unknown): unknown {
  if (typeof value === "string") return `s${value}`;
  return typeof value === "bigint" ? `${value}` : value;
}

function unquoteBigints(token: string, colon?: string): string {
  if (colon || !token.startsWith('"')) return token;
  return token.startsWith('"s') ? `"${token.slice(2)}` : token.slice(1, -1);
}
