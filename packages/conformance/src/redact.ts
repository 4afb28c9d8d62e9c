import { credentialsOf, type Header } from "@milvus-rest/semantics";

/** Masks the secrets in a text that a server sent, or that was recorded. It is never applied to the kit's own words. */
export type Redact = (text: string) => string;

/** For a text that cannot hold a secret. */
export const redactNothing: Redact = (text) => text;

/** The size of a regular expression is limited. */
const secretsPerPattern = 100;
/** A shorter secret would mask every text all over. */
const minLength = 3;

/**
 * Masks secrets in every common spelling: escaped as in JSON, Go, HTML or a URL, in base64 or hex, in a wrong charset.
 *
 * @param secrets tokens, passwords, keys; of `user:password` each half is masked, too.
 */
export function redactorOf(secrets: readonly string[]): Redact {
  const parts = new Set(secrets.flatMap((secret) => [secret, ...halvesOf(secret)]));
  const sorted = [...parts].filter(({ length }) => length >= minLength).sort((a, b) => b.length - a.length);
  let patterns: readonly RegExp[] | undefined;
  return (text) => {
    patterns ??= Array.from({ length: Math.ceil(sorted.length / secretsPerPattern) }, (_, at) => {
      const some = sorted.slice(at * secretsPerPattern, (at + 1) * secretsPerPattern);
      return new RegExp(some.flatMap(spellingsOf).join("|"), "gu");
    });
    return patterns.reduce((masked, pattern) => masked.replace(pattern, "…"), text);
  };
}

function halvesOf(secret: string): string[] {
  const colon = secret.indexOf(":");
  return colon < 0 ? [] : [secret.slice(0, colon), secret.slice(colon + 1)];
}

/** Patterns of a secret: character by character, since each may be escaped in its own way; and encoded as a whole. */
function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString("base64").replace(/=+$/, "").replace(/[+/]/g, "[-+/_]");
  return [Array.from(secret, spellingOf).join(""), `${base64}={0,2}`, hexOf(bytes)];
}

const entities = new Map(Object.entries({ "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" }));

function spellingOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const bytes = [...Buffer.from(character)];
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const entity = entities.get(character);
  const forms = [
    String.raw`\\*${literal(character)}`,
    units.map((unit) => String.raw`\\+u${hexOf([unit >> 8, unit & 0xff])}`).join(""),
    bytes.map((byte) => String.raw`\\+x${hexOf([byte])}`).join(""),
    bytes.map((byte) => `%(?:25)*${hexOf([byte])}`).join(""),
    `&(?:amp;)*#(?:0*${code}|[xX]0*${hexOf([code >> 16, (code >> 8) & 0xff, code & 0xff]).replace(/^0+/, "")});`,
    ...(entity === undefined ? [] : [`&(?:amp;)*${entity};`]),
    ...(character === " " ? [String.raw`\+`] : []),
    // UTF-8 that was read as Latin-1, and Latin-1 that was read as UTF-8.
    ...(code > 0x7f ? [bytes.map((byte) => literal(String.fromCharCode(byte))).join(""), String.raw`\ufffd{1,4}`] : []),
  ];
  return `(?:${forms.join("|")})`;
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Hexadecimal digits in either case. */
const hexOf = (bytes: Iterable<number>) =>
  Buffer.from([...bytes])
    .toString("hex")
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

/** Words in the names of headers and parameters that hold secrets. */
const secretNames = /auth|cookie|token|key|secret|session|credential|password|pwd|signature/i;
/** A value of a query that is as long may be a secret, whatever its name. */
const minUnnamed = 8;

/** The secrets of a recorded request: its credentials, keys, cookies, values of its query, and the user in its URL. */
export function secretsOf(headers: readonly Header[], url?: URL | null): string[] {
  const fromHeaders = headers.filter(([name]) => secretNames.test(name)).flatMap(([, value]) => secretsIn(value));
  const query = [...(url?.searchParams ?? [])];
  const fromQuery = query.flatMap(([name, value]) => {
    return secretNames.test(name) || value.length >= minUnnamed ? [value] : [];
  });
  const user = url && url.password !== "" ? [decode(`${url.username}:${url.password}`)] : [];
  return [...fromHeaders, ...fromQuery, ...user];
}

/** The value of a header as a whole, without its scheme, decoded from Basic, and each value of a list of cookies. */
function secretsIn(value: string): string[] {
  const { user, password } = credentialsOf({ headers: [["Authorization", value]] });
  const cookies = [...value.matchAll(/[^=;\s]+=([^;]+)/g)].map(([, cookie = ""]) => cookie);
  return [value, value.replace(/^\S+\s+/, ""), ...cookies, ...(user === "" ? [] : [`${user}:${password}`])];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
