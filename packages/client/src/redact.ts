import { type HeaderRecord, toUtf8 } from "./headers.ts";

/** Masks the secrets of a request in what a server said. */
export type Redact = (text: string) => string;

/** Headers whose values every log may hold. */
const harmless = /^(?:accept|content-|user-agent|request-timeout|db-name|trace|x-request-id)/;
/** Headers whose values are secret, whatever they look like; in others a value of letters only is taken for a word. */
const secretive = /auth|key|token|secret|cookie|pass|session|sign|cred/;

/**
 * Patterns of what may not be quoted of a request's headers: credentials, with and without their scheme; the password
 * and the user within them; cookies; and whatever else may be a secret. `root`, which every Milvus has, stays readable.
 */
function patternsOf(headers: HeaderRecord): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (harmless.test(name) || (!secretive.test(name) && /^[a-z]*$/i.test(value))) return [];
    const credentials = value.replace(/^\S+ +/, "");
    const pairs = [credentials, decodeBase64(credentials)];
    const passwords = pairs.map((pair) => pair.replace(/^[^:]*:?/, ""));
    const users = pairs.map((pair) => pair.split(":")[0]).filter((user) => user !== "root");
    const cookies = name.includes("cookie") ? value.split(/;? *[^;=]*=/) : [];
    return [...[value, ...pairs, ...passwords, ...cookies].map(patternOf), ...users.map(wordPatternOf)];
  });
}

/** Empty where it is not base64 of readable text: an API key may look like base64. */
function decodeBase64(text: string): string {
  try {
    const decoded = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return /^[ -~\x80-\xff]*$/.test(decoded) ? decoded : "";
  } catch {
    return "";
  }
}

/**
 * Masks the secrets of a request's headers, in the spellings that servers, proxies and their pages use: raw, in UTF-8
 * or Latin-1; escaped for JSON, Go, HTML or a URL, also more than once; in base64 and hex; in capitals or not.
 * A secret of up to three letters or digits is masked where it is a whole word; with other characters it is not.
 */
export function createRedactor(headers: HeaderRecord): Redact {
  const patterns = patternsOf(headers).filter(Boolean);
  return (text) => (patterns[0] ? text.replace(new RegExp(patterns.join("|"), "gi"), "[redacted]") : text);
}

/** As a whole word, where it is one: what begins like a user's name is not a user. */
function wordPatternOf(secret = ""): string {
  return /^\w+$/.test(secret) ? `\\b${secret}\\b` : secret.length < 4 ? "" : patternOf(secret);
}

function patternOf(secret: string): string {
  if (secret.length < 4) return wordPatternOf(secret);
  // Of a long token the beginning is looked for; what follows it is masked with it.
  const start = secret.slice(0, 200);
  const tail = start === secret ? "" : "[\\w.~+/=%-]*";
  // At each of the three places that it may have in a longer text. Old React Native has no `btoa`.
  const base64 = (typeof btoa === "undefined" ? [] : [0, 1, 2]).map((place) =>
    btoa("\0".repeat(place) + start)
      .slice(place && place + 1)
      .replace(/.?=+$/, "")
      .replace(/\W/g, "."),
  );
  const hex = [...start].map((byte) => `(?:0x)?${hexOf(byte)}`).join("[ :,-]{0,9}");
  return [[...fromUtf8(start)].map(spellingsOf).join("") + tail, ...base64, hex].join("|");
}

/** All that a character may have become, as a pattern. Nothing in it repeats without end: the text is a server's. */
function spellingsOf(character: string): string {
  const units = escapesOf(character);
  // Go writes the replacement character for bytes that are not UTF-8. Names of entities are not told apart.
  return /\w/.test(character)
    ? units
    : `(?:${units}|${escapesOf(toUtf8(character))}|\\\\{0,9}&(?:amp;){0,9}\\w{2,9};|\ufffd{1,9}|\\+)`;
}

function escapesOf(characters: string): string {
  return characters.replace(/[\s\S]/g, (unit) => {
    const hex = hexOf(unit);
    return `\\\\{0,9}(?:\\u${hex.padStart(4, "0")}|(?:[ux]0{0,9}|%(?:25){0,9}|&(?:amp;){0,9}#x0{0,9})${hex};?|&(?:amp;){0,9}#0{0,9}${unit.charCodeAt(0)};)`;
  });
}

function hexOf(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(2, "0");
}

function fromUtf8(bytes: string): string {
  try {
    return decodeURIComponent(bytes.replace(/[\s\S]/g, (byte) => `%${hexOf(byte)}`));
  } catch {
    return bytes;
  }
}

/** Masks the secrets in an error and its causes, where a runtime quotes what it received. */
export function redactError(error: unknown, redact: Redact): void {
  const fields: Record<string, unknown> = Object(error);
  // undici's errors of its HTTP parser have as `data` the bytes that it could not read.
  for (const name of ["message", "stack", "data"]) {
    const value = fields[name];
    if (typeof value === "string") Reflect.set(fields, name, redact(value));
  }
  if (fields.cause) redactError(fields.cause, redact);
}
