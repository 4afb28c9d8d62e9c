/** How far a JSON value reaches. */
export interface Extent {
  /** Where the value has ended. */
  end: number;
  /** How many levels of brackets it has. */
  depth: number;
}

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/**
 * Finds the end of the object, array or string that begins at `at`; whether it is well-formed is JSON.parse's affair.
 * Needs no stack, so that no nesting is too deep.
 *
 * @returns undefined where the text ends first.
 */
export function extentOf(text: string, at: number): Extent | undefined {
  let open = 0;
  let depth = 0;
  for (let here = at; here < text.length; here++) {
    const char = text.charCodeAt(here);
    if (char === quote) {
      const end = endOfString(text, here);
      if (end === undefined) return undefined;
      here = end - 1;
    } else if (opening.has(char)) depth = Math.max(depth, ++open);
    else if (closing.has(char)) open--;
    if (open <= 0) return { end: here + 1, depth };
  }
  return undefined;
}

/** Where the string that begins at `at` has ended. */
export function endOfString(text: string, at: number): number | undefined {
  for (let here = at + 1; here < text.length; here++) {
    const char = text.charCodeAt(here);
    if (char === backslash) here++;
    else if (char === quote) return here + 1;
  }
  return undefined;
}
