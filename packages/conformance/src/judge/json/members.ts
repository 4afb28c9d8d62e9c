import { endOfString, extentOf } from "./extent.ts";

/** A member of an object as it was written; JSON.parse would keep the last of several with the same key only. */
export interface Member {
  key: string;
  /** The JSON text of the value. */
  value: string;
}

/** The members of an object, in their order. The text is one well-formed object. */
export function* membersOf(object: string): Generator<Member> {
  for (let at = skipBlanks(object, 1); object[at] === '"'; at = skipBlanks(object, at + 1)) {
    const endOfKey = endOfString(object, at) ?? object.length;
    const key: string = JSON.parse(object.slice(at, endOfKey));
    const start = skipBlanks(object, skipBlanks(object, endOfKey) + 1);
    const end = endOfValue(object, start);
    yield { key, value: object.slice(start, end) };
    at = skipBlanks(object, end);
  }
}

/** The JSON texts of an array's elements. The text is one well-formed array. */
export function* elementsOf(array: string): Generator<string> {
  for (let at = skipBlanks(array, 1); at < array.length && array[at] !== "]"; at = skipBlanks(array, at + 1)) {
    const end = endOfValue(array, at);
    yield array.slice(at, end);
    at = skipBlanks(array, end);
    if (array[at] === "]") return;
  }
}

function endOfValue(text: string, at: number): number {
  const first = text[at] ?? "";
  if ('"[{'.includes(first)) return extentOf(text, at)?.end ?? text.length;
  scalar.lastIndex = at;
  return at + (scalar.exec(text)?.[0].length ?? 0);
}

/** A number or a literal. */
const scalar = /[^\s,\]}]+/y;

function skipBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  return at + (blanks.exec(text)?.[0].length ?? 0);
}

const blanks = /[ \t\r\n]*/y;
