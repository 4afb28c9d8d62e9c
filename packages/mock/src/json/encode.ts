/** What Go's encoding/json escapes in a string beyond what JSON demands, so that it can stand in HTML. */
const htmlUnsafe = /[<>&\u2028\u2029]/g;

/** A value as the server writes it: JSON.stringify with Go's escapes. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    htmlUnsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
